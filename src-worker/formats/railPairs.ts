import type { DualRail } from "../model/crn.ts";
import { hintOfId, type NameHint } from "../model/nameHints.ts";
import { meaningOfId } from "./crnBuilder.ts";

/** True when every id is one of Dualrail's own: then each tells the species' role, layer and unit. */
export function areOwnNames(ids: readonly string[]): boolean {
  return ids.length > 0 && ids.every((id) => meaningOfId(id) !== null);
}

/**
 * The dual-rail values that names tell, for formats that cannot declare them: X inputs, Y outputs, I and H
 * internal ones; in the authors' notation the values h of the last layer are the outputs. Empty unless
 * every species (but a waste W) is named so: a lone X1p may be anything.
 */
export function pairsByName(ids: readonly string[]): DualRail[] {
  const hints = ids.map(hintOfId);
  if (ids.some((id, s) => hints[s] === null && id !== "W")) return [];
  const rails = new Map<string, { readonly hint: NameHint; plus: number; minus: number }>();
  hints.forEach((hint, s) => {
    if (!hint || hint.rail === 0) return;
    const key = `${hint.role} ${hint.layer} ${hint.unit}`;
    const entry = rails.get(key) ?? { hint, plus: -1, minus: -1 };
    if (hint.rail > 0) entry.plus = s;
    else entry.minus = s;
    rails.set(key, entry);
  });
  const authors = ids.some((id) => /^[hi]L\d/.test(id));
  const last = authors ? Math.max(...hints.map((hint) => (hint?.role === "H" ? hint.layer : 0))) : -1;
  const pairs = [...rails.values()]
    // An input may have its + rail alone; a lone rail of another unit no longer encodes its value.
    .filter(({ hint, plus, minus }) => plus >= 0 && (minus >= 0 || hint.role === "X"))
    .map(({ hint, plus, minus }): DualRail & { readonly hint: NameHint } => {
      const output = hint.role === "Y" || (hint.role === "H" && hint.layer === last);
      const role = hint.role === "X" ? "input" : output ? "output" : "internal";
      return { hint, name: nameOf(hint, role, authors), plus, minus, role };
    });
  const rank = { input: 0, internal: 1, output: 2 };
  const inOrder = pairs.sort((a, b) => {
    if (a.role !== b.role) return rank[a.role] - rank[b.role];
    return a.role === "internal" ? 0 : a.hint.unit - b.hint.unit;
  });
  return inOrder.map(({ name, plus, minus, role }) => ({ name, plus, minus, role }));
}

/** x1 and y1 count from 1 in Dualrail's notation; x0 and y0 from 0 in the authors'. */
function nameOf({ role, layer, unit }: NameHint, kind: DualRail["role"], authors: boolean): string {
  const number = authors ? unit : unit + 1;
  if (kind === "input") return `x${number}`;
  if (kind === "output") return `y${number}`;
  return authors ? `${role.toLowerCase()}L${layer - 1}N${unit}` : `${role}${layer},${unit + 1}`;
}
