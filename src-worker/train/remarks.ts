import type { SignedLayer } from "./fold.ts";
import type { Trainee } from "./trainee.ts";

/** Most units that one sentence lists. */
const LISTED = 8;

/**
 * Sentences about hidden units that do nothing on the training rows or double another one: they can be
 * taken out, or merged into a neighbour, to make the chemistry smaller. `active[l][j]` says whether unit
 * j of hidden layer l was above 0 for any row.
 */
export function unitRemarks(layers: readonly SignedLayer[], active: readonly Uint8Array[]): string[] {
  return layers.slice(0, -1).flatMap((layer, l) => {
    const units = Array.from({ length: layer.width }, (_, j) => j);
    const dead = units.filter((j) => !(active[l] as Uint8Array)[j]);
    const idle = units.filter((j) => isUnread(layers[l + 1] as SignedLayer, j));
    return [
      ...sentence(dead, l, "is 0 for every training row", "are 0 for every training row"),
      ...sentence(idle, l, "is read by no unit", "are read by no unit"),
      ...twins(layer).map(
        ([a, b]) => `Layer ${l + 1}: units ${a + 1} and ${b + 1} have the same weights and bias.`,
      ),
    ];
  });
}

function sentence(units: readonly number[], l: number, one: string, many: string): string[] {
  if (units.length === 0) return [];
  const names = units.slice(0, LISTED).map((j) => String(j + 1));
  const rest = units.length > LISTED ? ` and ${units.length - LISTED} more` : "";
  return [
    `Layer ${l + 1}: unit${units.length > 1 ? "s" : ""} ${names.join(", ")}${rest} ${units.length > 1 ? many : one}.`,
  ];
}

function isUnread({ signs, width }: SignedLayer, j: number): boolean {
  return signs.subarray(j * width, (j + 1) * width).every((w) => w === 0);
}

/** Units whose weights and bias repeat an earlier unit's. */
function twins({ signs, bias, fanIn, width }: SignedLayer): [number, number][] {
  const seen = new Map<string, number>();
  const found: [number, number][] = [];
  for (let j = 0; j < width && found.length < LISTED; j++) {
    let key = `${bias[j]}`;
    for (let i = 0; i < fanIn; i++) key += `,${signs[i * width + j]}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, j);
    else found.push([first, j]);
  }
  return found;
}

/** Notes which hidden units are above 0 for any of the rows that the trainee just evaluated. */
export function noteActive(trainee: Trainee, count: number, active: readonly Uint8Array[]): void {
  active.forEach((seen, l) => {
    trainee.levelRows(l + 1, count, (row) => {
      for (let j = 0; j < seen.length; j++) if (row[j] > 0) seen[j] = 1;
    });
  });
}
