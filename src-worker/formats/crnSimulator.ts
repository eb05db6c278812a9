import { directEncoding, encodeInputs, foldInputs } from "../compile/options.ts";
import { reducePaper } from "../compile/reducePaper.ts";
import type { Opened, OpenedCrn } from "../jobs.ts";
import { type Crn, pairsOf } from "../model/crn.ts";
import { withInputs } from "../model/crnInputs.ts";
import { fail, ok, type Result } from "../model/problem.ts";
import { baseName, decodeText } from "./bytes.ts";
import { examplesOf, type InputPair, inputPairs, systemPairs } from "./crnSimulator/examples.ts";
import { Lines } from "./crnSimulator/lexer.ts";
import { type Definition, readScript, type Script } from "./crnSimulator/script.ts";
import { readSystem } from "./crnSimulator/system.ts";
import { type DualrailHead, readDualrailHead, withHead } from "./dualrailHead.ts";
import type { FormatModule } from "./format.ts";
import { areOwnNames } from "./railPairs.ts";
import { shorten } from "./show.ts";

/** A system of the script as a CRN whose inputs are still empty. */
interface Built {
  readonly crn: Crn;
  readonly inputs: readonly InputPair[];
  readonly remark: string | null;
}

/** What is known of the file beside its systems. */
interface File {
  readonly name: string;
  readonly head: DualrailHead | null;
}

/**
 * Reads a Wolfram script with CRNSimulator systems (D. Soloveichik's CRNSimulator 1 and 2; the shape that
 * the scripts of Vasic et al. 2020 have is described in `crnSimulator/script.ts`): `rxn`, `revrxn`, `rxnl`,
 * `conc` and `x[0] == 4` in lists, which may be functions of the inputs' concentrations. The first system
 * is what opens, the others come along; `reduceFFNCCrn` is done by Algorithm 2. Calls with numbers become
 * examples: one value per pair of concentrations, plus − minus, with label, winner and outputs where the
 * script has them. The initial concentrations are those of the first example.
 *
 * Every problem names its line.
 */
export function readCrnSimulator(text: string, fallbackName = "Untitled"): Result<OpenedCrn> {
  const lines = new Lines(text);
  if (/^Notebook\[\{/m.test(text.slice(0, 4096))) {
    return fail(
      "notebook",
      "This is a Mathematica notebook. Save it as a Wolfram script (.wls) or package (.m) and open that.",
      { line: 1 },
    );
  }
  const script = readScript(text, lines);
  if (!script.ok) return script;
  const head = readDualrailHead(text);
  const systems: Built[] = [];
  const remarks: string[] = [];
  for (const definition of script.value.definitions.values()) {
    const built = build(definition, script.value, lines, { name: fallbackName, head });
    if (built.ok) {
      systems.push(built.value);
      if (built.value.remark !== null) remarks.push(built.value.remark);
    } else if (systems.length === 0) return built;
    else remarks.push(`${shorten(definition.name)} is left out: ${built.problem.message}`);
  }
  const [first, ...others] = systems;
  if (!first) {
    return fail(
      "no-system",
      "The script defines no reaction system. Write one as a list, such as {conc[a, 10], rxn[a + b, c, 1]}.",
      { line: 1 },
    );
  }
  const examples = examplesOf(script.value, first.crn, first.inputs);
  const start = examples[0]?.values;
  const filled = (built: Built) => (start ? withInputs(built.crn, start) : built.crn);
  const { tEnd } = script.value;
  return ok({
    kind: "crn",
    crn: filled(first),
    ...(examples.length > 0 ? { examples } : {}),
    ...(tEnd === null ? {} : { simulation: { tEnd } }),
    ...(others.length > 0 ? { others: others.map(filled) } : {}),
    ...(remarks.length > 0 ? { remarks } : {}),
  });
}

function build(definition: Definition, script: Script, lines: Lines, file: File): Result<Built> {
  const { body } = definition;
  if (body.kind === "reduced") return reduce(definition, body, script, lines, file);
  const values = new Map(definition.values);
  const call = script.blocks.find(({ system }) => system === definition.name);
  definition.parameters.forEach((parameter, i) => {
    const value = call?.args[i];
    if (value === undefined) values.delete(parameter);
    else values.set(parameter, value);
  });
  const parameters = new Set(definition.parameters.filter((parameter) => parameter !== ""));
  const read = readSystem(body.list, parameters, values, lines);
  if (!read.ok) return read;
  const { builder, names, fromParameter } = read.value;
  const inputs = inputPairs(builder.ids, fromParameter, definition.parameters);
  const pairs = systemPairs(builder.ids, inputs, script);
  for (const pair of withHead(pairs, file.head, (id) => builder.find(id))) {
    const added = builder.addPair(pair);
    if (!added.ok)
      return lines.refuse(definition.at, "dual-rail", `the value ${pair.name} ${added.problem.message}`);
  }
  const own = areOwnNames(builder.ids);
  const crn = builder.build(file.head?.name ?? (definition.name || file.name), () => own);
  return ok({ crn, inputs, remark: names.remark() });
}

/** `reduceFFNCCrn[IRIS[…], keepInputLayer, …]`; without the input layer the first example's inputs are folded in. */
function reduce(
  definition: Definition,
  { of, keepInputs }: Extract<Definition["body"], { kind: "reduced" }>,
  script: Script,
  lines: Lines,
  file: File,
): Result<Built> {
  const source = script.definitions.get(of);
  if (source?.body.kind !== "list") {
    return lines.refuse(
      definition.at,
      "unknown-system",
      `${shorten(of)} is no reaction system defined above.`,
    );
  }
  const built = build(source, script, lines, file);
  if (!built.ok) return built;
  const reduced = reducePaper(built.value.crn);
  if (!reduced.ok) return reduced;
  const crn = { ...reduced.value, name: definition.name };
  if (keepInputs) return ok({ ...built.value, crn, remark: null });
  const names = pairsOf(crn, "input").map((pair) => pair.name);
  const folded = foldInputs(crn, directEncoding(crn, names, null, 0));
  const values = examplesOf(script, built.value.crn, built.value.inputs)[0]?.values ?? names.map(() => 0);
  const initial = encodeInputs(folded, values);
  return initial.ok
    ? ok({ crn: { ...folded.crn, initial: initial.value }, inputs: [], remark: null })
    : initial;
}

export const crnSimulatorFormat: FormatModule = {
  read: (file): Result<Opened> => {
    const text = decodeText(file.bytes);
    return text.ok ? readCrnSimulator(text.value, baseName(file.name)) : text;
  },
};
