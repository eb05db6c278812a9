import type { Opened, OpenedCrn } from "../jobs.ts";
import { ok, type Result } from "../model/problem.ts";
import { baseName, decodeText } from "./bytes.ts";
import type { FormatModule } from "./format.ts";
import { ModelListener } from "./sbml/model.ts";
import { readElements } from "./sbml/reader.ts";

/**
 * Reads SBML level 2 or 3 whose kinetic laws are mass action: k · ∏ Sⁿ (· compartment) in any order of
 * MathML, forwards − backwards for a reversible reaction, with global and local parameters and function
 * definitions. Concentrations are those of the one volume the reactions take place in; species that are
 * held constant become catalysts. Assignment rules of parameters that are a difference of two species
 * become dual-rail outputs.
 *
 * What a list of reactions cannot say is refused with line, reaction or species: initial assignments,
 * rate and algebraic rules, events, laws that are not mass action, coefficients that are no whole numbers.
 */
export function readSbml(text: string, fallbackName = "Untitled"): Result<OpenedCrn> {
  const listener = new ModelListener();
  const read = readElements(text, listener);
  if (!read.ok) return read;
  const model = listener.finish(fallbackName);
  if (!model.ok) return model;
  const { crn, remarks } = model.value;
  return ok({ kind: "crn", crn, ...(remarks.length > 0 ? { remarks } : {}) });
}

export const sbmlFormat: FormatModule = {
  read: (file): Result<Opened> => {
    const text = decodeText(file.bytes);
    return text.ok ? readSbml(text.value, baseName(file.name)) : text;
  },
};
