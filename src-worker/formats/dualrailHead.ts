import type { DualRail } from "../model/crn.ts";

/** What the comments at the head of a file that Dualrail wrote for another tool say. */
export interface DualrailHead {
  readonly name: string | null;
  /** Inputs and outputs with the ids of their rails; "0" for one that does not exist. */
  readonly values: readonly {
    readonly name: string;
    readonly role: "input" | "output";
    readonly plus: string;
    readonly minus: string;
  }[];
}

const HEAD_LINES = 400;
const VALUE = /^(Input|Output) (.*) = (?:([A-Za-z0-9_]+|0)(?: - ([A-Za-z0-9_]+))?|-([A-Za-z0-9_]+))$/;

/** Reads the comment lines `# Input x1 = X1p - X1n` or `(* … *)`; null where Dualrail did not write the file. */
export function readDualrailHead(text: string): DualrailHead | null {
  const lines = text.slice(0, 64 * 1024).split(/\r?\n/, HEAD_LINES);
  const comments = lines.flatMap((line) => {
    const match = /^(?:#|\(\*) ?(.*)$/.exec(line);
    return match ? (match[1] as string).replace(/\s*\*\)$/, "") : [];
  });
  const signed = comments.findIndex((line) => line.endsWith(" species. Written by Dualrail."));
  if (signed < 0) return null;
  const values = comments.flatMap((line) => {
    const match = VALUE.exec(line);
    if (!match) return [];
    const [, role, name = "", plus = "0", minus = "0", alone] = match;
    const kind = role === "Input" ? ("input" as const) : ("output" as const);
    return { name, role: kind, plus, minus: alone ?? minus };
  });
  return { name: comments[signed - 1] ?? null, values };
}

/** Dual-rail values that names tell, with the inputs and outputs that the file's head tells in their place. */
export function withHead(
  pairs: readonly DualRail[],
  head: DualrailHead | null,
  find: (id: string) => number | undefined,
): readonly DualRail[] {
  if (!head) return pairs;
  const told = head.values.flatMap(({ name, role, plus, minus }): DualRail[] => {
    const rails = [plus, minus].map((id) => (id === "0" ? -1 : find(id)));
    const [p, m] = rails;
    return p === undefined || m === undefined || (p < 0 && m < 0) ? [] : [{ name, role, plus: p, minus: m }];
  });
  const taken = new Set(told.flatMap(({ plus, minus }) => [plus, minus]).filter((s) => s >= 0));
  const others = pairs.filter(({ plus, minus }) => !taken.has(plus) && !taken.has(minus));
  const of = (list: readonly DualRail[], role: DualRail["role"]) => list.filter((pair) => pair.role === role);
  return [
    ...of(told, "input"),
    ...of(others, "input"),
    ...of(others, "internal"),
    ...of(told, "output"),
    ...of(others, "output"),
  ];
}
