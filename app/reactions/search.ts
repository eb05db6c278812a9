import type { Crn, SpeciesTable } from "../../src-worker/model/crn.ts";
import { type Network, type UnitRef, widths } from "../../src-worker/model/network.ts";
import { speciesName } from "../../src-worker/model/speciesName.ts";
import { layerName, symbolText, unitName } from "../store/names.ts";
import { reactionsWith, type SpeciesFlags, speciesOfLayers, speciesOfUnits } from "./rows.ts";

/** What a search finds: a reaction by its number, or all reactions of some species. */
export interface Found {
  readonly mask: Uint8Array;
  /** The species looked for, null for a reaction number. */
  readonly species: SpeciesFlags | null;
}

/**
 * Reactions that match a text: "12" is a reaction's number; "layer 2", "inputs" and "output" are all
 * units of a layer; "h3", "y setosa" or "petal length" are units as the page names them; "M1u3" is a
 * species id, "M₁,₃", "M1,3", "I1,3-" or "i-1,3" (without a sign both rails) its name as it is typeset
 * or typed. Where a unit and a species are written alike, a small letter means the unit. A text that
 * names nothing exactly finds every unit and species it begins.
 *
 * @param network names the units; null for a CRN without a network.
 * @returns null for an empty text: everything is shown.
 */
export function findReactions(crn: Crn, query: string, network: Network | null = null): Found | null {
  const wanted = normalised(query);
  if (wanted === "") return null;
  if (/^\d+$/.test(wanted)) {
    const mask = new Uint8Array(crn.rate.length);
    const r = Number(wanted) - 1;
    if (r >= 0 && r < mask.length) mask[r] = 1;
    return { mask, species: null };
  }
  const species = network
    ? findInNetwork(crn.species, network, wanted, /^\s*[a-z]/.test(query))
    : (exactSpecies(crn.species, wanted) ?? begunSpecies(crn.species, wanted));
  return { mask: reactionsWith(crn, species), species };
}

function findInNetwork(
  species: SpeciesTable,
  network: Network,
  wanted: string,
  small: boolean,
): SpeciesFlags {
  const layers = layersCalled(network, (form) => form === wanted);
  if (layers.length > 0) return speciesOfLayers(species, layers);
  const units = unitsCalled(network, (form) => form === wanted);
  const named = units.length > 0 ? speciesOfUnits(species, units) : null;
  const exact = exactSpecies(species, wanted);
  const found = small ? (named ?? exact) : (exact ?? named);
  if (found) return found;
  const begins = (form: string) => form.startsWith(wanted);
  const begun = [
    begunSpecies(species, wanted),
    speciesOfUnits(species, unitsCalled(network, begins)),
    speciesOfLayers(species, wanted.length < 3 ? [] : layersCalled(network, begins)),
  ];
  return new Uint8Array(species.count).map((_, s) => (begun.some((flags) => flags[s]) ? 1 : 0));
}

/** Layers one of whose names passes: as on the page, in the singular or plural, and "layer 2". */
function layersCalled(network: Network, passes: (form: string) => boolean): number[] {
  return Array.from(widths(network).keys()).filter((layer) => {
    const name = normalised(layerName(network, layer)).replace(/s$/, "");
    const forms = layer === 0 ? [name, `${name}s`] : [name, `${name}s`, `layer${layer}`];
    return forms.some(passes);
  });
}

/** Units one of whose spellings passes: symbol, own name, symbol and name, letter and name. */
function unitsCalled(network: Network, passes: (form: string) => boolean): UnitRef[] {
  const found: UnitRef[] = [];
  widths(network).forEach((width, layer) => {
    for (let index = 0; index < width; index++) {
      const unit = { layer, index };
      const parts = unitName(network, unit);
      const symbol = normalised(symbolText(parts));
      const own = normalised(parts.name);
      const forms = own === "" ? [symbol] : [symbol, own, symbol + own, parts.letter + own];
      if (forms.some(passes)) found.push(unit);
    }
  });
  return found;
}

function exactSpecies(species: SpeciesTable, wanted: string): SpeciesFlags | null {
  const found = flagged(species, (form) => form === wanted);
  return found.includes(1) ? found : null;
}

function begunSpecies(species: SpeciesTable, wanted: string): SpeciesFlags {
  return flagged(species, (form) => form.startsWith(wanted));
}

function flagged(species: SpeciesTable, passes: (form: string) => boolean): SpeciesFlags {
  const flags = new Uint8Array(species.count);
  for (let s = 0; s < species.count; s++) if (formsOf(species, s).some(passes)) flags[s] = 1;
  return flags;
}

/** All ways of typing a species: its id, its label with the sign before, after or without the indices. */
function formsOf(species: SpeciesTable, s: number): string[] {
  const { letter, rail, subscript } = speciesName(species, s);
  const id = (species.ids[s] as string).toLowerCase();
  const name = letter.toLowerCase();
  const plain = name + subscript;
  if (rail === 0) return [id, plain];
  const sign = rail > 0 ? "+" : "-";
  return [id, plain, name + sign + subscript, plain + sign];
}

const PLAIN: Record<string, string> = { "⁺": "+", "⁻": "-", "−": "-" };
"₀₁₂₃₄₅₆₇₈₉".split("").forEach((c, digit) => {
  PLAIN[c] = `${digit}`;
});

/** Lower case, scripts as plain characters, no blanks. */
function normalised(text: string): string {
  return [...text.toLowerCase()]
    .filter((c) => c.trim() !== "" && c !== "_")
    .map((c) => PLAIN[c] ?? c)
    .join("");
}
