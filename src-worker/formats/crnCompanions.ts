import type { OpenedCrn } from "../jobs.ts";
import { type Crn, pairsOf } from "../model/crn.ts";
import type { CrnDocument, CrnExample } from "../model/crnDocument.ts";
import { fail, ok, type Result } from "../model/problem.ts";
import { says } from "./crnText.ts";
import type { Fields } from "./header.ts";
import { readOptions } from "./networkOptions.ts";
import { show } from "./show.ts";

/** What a `*.crn.json` file may hold beside the reactions. */
export type Companions = Omit<CrnDocument, "crn">;

/**
 * Reads "examples" (one value per dual-rail input; "label" and "winner" name outputs, "outputs" are the
 * network's values), "simulation" and "text", the reactions as they were written. A text that says
 * something else than the reactions is left out, with a remark.
 */
export function readCompanions(raw: Fields, crn: Crn): Result<Companions & Pick<OpenedCrn, "remarks">> {
  const { examples, simulation, text } = raw;
  const wanted = {
    ...(examples === undefined ? {} : { examples }),
    ...(simulation === undefined ? {} : { simulation }),
  };
  const options = readOptions(wanted, pairsOf(crn, "input").length);
  if (!options.ok) return options;
  const checked = checkExamples(options.value.examples ?? [], pairsOf(crn, "output").length);
  if (!checked.ok) return checked;
  if (text === undefined) return ok(options.value);
  if (typeof text !== "string") {
    return fail("text", `"text" is ${show(text)}. It must be text.`, { field: "text" });
  }
  if (says(text, crn)) return ok({ ...options.value, text });
  return ok({
    ...options.value,
    remarks: ["The text in the file says something else than its reactions. The reactions are taken."],
  });
}

function checkExamples(examples: readonly CrnExample[], outputs: number): Result<null> {
  for (const [i, { winner, outputs: values }] of examples.entries()) {
    const field = `examples entry ${i + 1}`;
    if (winner !== undefined && typeof winner !== "string") {
      return fail("option", `${field}, winner must be text, not ${show(winner)}.`, { field });
    }
    if (values === undefined) continue;
    const sound = Array.isArray(values) && values.length === outputs && values.every(Number.isFinite);
    if (!sound) {
      return fail("option", `${field}, outputs must be a list of ${outputs} numbers, one for each output.`, {
        field,
      });
    }
  }
  return ok(null);
}

/** The fields as they are written; `lines` lays out a list one entry a line. */
export function companionFields(
  { examples = [], simulation, text }: Companions,
  lines: (count: number, line: (i: number) => string) => string,
): string[] {
  const fields: string[] = [];
  if (examples.length > 0) {
    fields.push(`"examples": ${lines(examples.length, (i) => JSON.stringify(examples[i]))}`);
  }
  if (simulation) fields.push(`"simulation": ${JSON.stringify(simulation)}`);
  if (text !== undefined) fields.push(`"text": ${JSON.stringify(text)}`);
  return fields;
}
