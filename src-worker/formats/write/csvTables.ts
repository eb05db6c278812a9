import { ROLE, ROLES } from "../../model/crn.ts";
import { ok, type Result } from "../../model/problem.ts";
import { speciesLabel } from "../../model/speciesName.ts";
import type { FormatModule } from "../format.ts";
import { csvCell } from "./csv.ts";
import { type Draft, draftOf, forTerms, headerLines, sideText } from "./draft.ts";
import { TextSink } from "./sink.ts";
import { zipOf } from "./zip.ts";

/** Largest dense stoichiometric matrix that is written beside the sparse one: cells. */
const MOST_CELLS = 250_000;

/**
 * The CRN as tables in a zip: species.csv, reactions.csv, values.csv (dual-rail values), stoichiometry.csv
 * (sparse: one row for each species of each reaction) and, up to `MOST_CELLS`, matrix.csv (the net
 * stoichiometric matrix N, species by reactions). Comma, point, UTF-8, one header row (RFC 4180).
 */
function write(draft: Draft): Result<Uint8Array> {
  const { crn, ids } = draft;
  const dense = ids.length * crn.rate.length <= MOST_CELLS;
  return ok(
    zipOf([
      ["README.txt", readme(draft, dense)],
      ["species.csv", speciesTable(draft)],
      ["reactions.csv", reactionTable(draft)],
      ["values.csv", valueTable(draft)],
      ["stoichiometry.csv", sparseTable(draft)],
      ...(dense ? [["matrix.csv", denseTable(draft)] as const] : []),
    ]),
  );
}

function readme(draft: Draft, dense: boolean): string {
  return `${[
    ...headerLines(draft),
    "",
    "species.csv        species and initial concentrations",
    "reactions.csv      reactions in words and their rate constants",
    "values.csv         dual-rail values: a value is plus - minus",
    "stoichiometry.csv  one row for each species of each reaction: molecules used, made, and the difference",
    dense
      ? "matrix.csv         the net stoichiometric matrix N: a row for each species, a column for each reaction"
      : `matrix.csv is left out: it would have more than ${MOST_CELLS} cells. stoichiometry.csv holds the same.`,
  ].join("\n")}\n`;
}

function speciesTable({ crn, ids }: Draft): Uint8Array {
  const out = new TextSink();
  out.line("species,label,role,layer,unit,rail,initial");
  ids.forEach((id, s) => {
    const { role, layer, unit, rail } = crn.species;
    const known = role[s] !== ROLE.none;
    const cells = [
      id,
      known ? csvCell(speciesLabel(crn.species, s)) : "",
      ROLES[role[s] as number],
      known && (layer[s] as number) >= 0 ? layer[s] : "",
      known && (unit[s] as number) >= 0 ? (unit[s] as number) + 1 : "",
      ["-", "", "+"][(rail[s] as number) + 1],
      crn.initial[s],
    ];
    out.line(cells.join(","));
  });
  return out.bytes();
}

function reactionTable({ crn, ids }: Draft): Uint8Array {
  const out = new TextSink();
  out.line("reaction,reactants,products,k");
  for (let r = 0; r < crn.rate.length; r++) {
    out.line(`R${r + 1},${sideText(crn.reactants, r, ids)},${sideText(crn.products, r, ids)},${crn.rate[r]}`);
  }
  return out.bytes();
}

function valueTable({ crn, ids }: Draft): Uint8Array {
  const out = new TextSink();
  out.line("name,role,plus,minus");
  for (const { name, role, plus, minus } of crn.dualRail) {
    out.line(`${csvCell(name)},${role},${ids[plus] ?? ""},${ids[minus] ?? ""}`);
  }
  return out.bytes();
}

function sparseTable({ crn, ids }: Draft): Uint8Array {
  const out = new TextSink();
  out.line("reaction,species,reactant,product,net");
  for (let r = 0; r < crn.rate.length; r++) {
    const used = new Map<number, number>();
    const made = new Map<number, number>();
    forTerms(crn.reactants, r, (s, n) => used.set(s, n));
    forTerms(crn.products, r, (s, n) => made.set(s, n));
    for (const s of new Set([...used.keys(), ...made.keys()])) {
      const a = used.get(s) ?? 0;
      const b = made.get(s) ?? 0;
      out.line(`R${r + 1},${ids[s]},${a},${b},${b - a}`);
    }
  }
  return out.bytes();
}

function denseTable({ crn, ids }: Draft): Uint8Array {
  const reactions = crn.rate.length;
  const net = new Float64Array(ids.length * reactions);
  for (let r = 0; r < reactions; r++) {
    const change = (sign: number) => (s: number, n: number) => {
      net[s * reactions + r] = (net[s * reactions + r] as number) + sign * n;
    };
    forTerms(crn.reactants, r, change(-1));
    forTerms(crn.products, r, change(1));
  }
  const out = new TextSink();
  out.line(["species", ...Array.from(crn.rate, (_, r) => `R${r + 1}`)].join(","));
  ids.forEach((id, s) => {
    out.line(`${id},${net.subarray(s * reactions, (s + 1) * reactions).join(",")}`);
  });
  return out.bytes();
}

export const csvTablesFormat: FormatModule = {
  write: (content) => {
    const draft = draftOf(content, { reserved: new Set() });
    return draft.ok ? write(draft.value) : draft;
  },
};
