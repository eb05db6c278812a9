import type { Side } from "../../src-worker/model/crn.ts";
import type { NetworkDocument } from "../../src-worker/model/document.ts";
import type { WeightMatrix } from "../../src-worker/model/network.ts";
import { crnDocumentOf, type ShownDocument, unreadIn } from "../../src-worker/model/shownDocument.ts";
import { fileStem } from "./names.ts";

/** A file of the document made on the page's own thread, for when the engine is not to be had. */
export function plainFile(document: ShownDocument): { readonly name: string; readonly text: string } {
  const stem = fileStem(document.name);
  const unread = unreadIn(document);
  if (unread) return { name: unread.source ?? `${stem}.crn`, text: unread.text };
  return document.reactions
    ? { name: `${stem}.crn.json`, text: plainCrnText(document) }
    : { name: `${stem}.dualrail.json`, text: plainText(document) };
}

/** The same for reactions: a `*.crn.json` text. A text that cannot be read yet comes along under its own name. */
function plainCrnText(document: ShownDocument): string {
  const content = crnDocumentOf(document);
  if (!content) return "";
  const { crn, ...rest } = content;
  const { ids } = crn.species;
  const side = ({ start, species, coefficient }: Side, r: number) =>
    Object.fromEntries(
      Array.from(species.subarray(start[r], start[r + 1]), (s, i) => [
        ids[s] as string,
        coefficient[(start[r] as number) + i] as number,
      ]),
    );
  const rail = (s: number) => (s < 0 ? null : (ids[s] as string));
  const fields = {
    format: "dualrail-crn",
    version: 1,
    name: crn.name,
    species: ids.map((id, s) => ({ id, initial: crn.initial[s] })),
    reactions: Array.from(crn.rate, (k, r) => ({
      reactants: side(crn.reactants, r),
      products: side(crn.products, r),
      k,
    })),
    dualRail: crn.dualRail.map(({ name, plus, minus, role }) => ({
      name,
      ...(plus < 0 ? {} : { plus: rail(plus) }),
      ...(minus < 0 ? {} : { minus: rail(minus) }),
      role,
    })),
    ...rest,
    ...(document.reactions?.draft == null ? {} : { draft: document.reactions.draft }),
  };
  return `${JSON.stringify(fields, null, 1)}\n`;
}

/**
 * A `*.dualrail.json` text made on the page's own thread, for when the engine is not to be had: the same content
 * as the engine writes, without its line breaks for people.
 */
export function plainText({ name, network, extra, ...options }: NetworkDocument): string {
  const fields = {
    format: "dualrail-network",
    version: 1,
    name,
    inputs: network.inputs,
    layers: network.layers.map(({ weights, skips, bias, ...layer }) => ({
      ...layer,
      weights: rowsOf(weights),
      skips: skips.map((skip) => ({ ...skip, weights: rowsOf(skip.weights) })),
      bias: Array.from(bias),
    })),
    outputs: network.outputs,
    ...options,
  };
  return `${JSON.stringify({ ...extra, ...fields }, null, 1)}\n`;
}

function rowsOf({ fanIn, width, values }: WeightMatrix): string[] {
  const sign = (w: number) => (w > 0 ? "+" : w < 0 ? "-" : "0");
  return Array.from({ length: fanIn }, (_, i) =>
    Array.from(values.subarray(i * width, (i + 1) * width), sign).join(""),
  );
}

/** Objects written at most: shared ones inside shared ones can be more than there are atoms. */
const MOST_OBJECTS = 200_000;

/** Anything as JSON, for looking into: typed arrays as lists, other objects by their kind, loops cut. */
export function dumpText(value: unknown): string {
  const above: object[] = [];
  let count = 0;
  return JSON.stringify(
    value,
    function (this: unknown, _key, found: unknown) {
      if (typeof found === "bigint") return String(found);
      if (typeof found !== "object" || found === null) return found;
      // JSON.stringify calls with the object it is inside of.
      while (above.length > 0 && above.at(-1) !== this) above.pop();
      if (above.includes(found)) return "[loop]";
      if (++count > MOST_OBJECTS) return "[more]";
      above.push(found);
      if (ArrayBuffer.isView(found)) return Array.from(found as Int8Array);
      const kind = Object.prototype.toString.call(found);
      return Array.isArray(found) || kind === "[object Object]" ? found : kind;
    },
    1,
  );
}
