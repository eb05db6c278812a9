import type { CompiledNetwork, CompileOptions, CompileReport, Remark } from "../model/compiled.ts";
import { type Crn, pairsOf } from "../model/crn.ts";
import type { Network } from "../model/network.ts";
import { ok, type Result } from "../model/problem.ts";
import { compileUnreduced, type Unreduced } from "./algorithm1.ts";
import { certify } from "./certificate.ts";
import { countProducts, countReactions } from "./counts.ts";
import { addCancellation, checkBounds, directEncoding, foldInputs, shiftInputs } from "./options.ts";
import { reduceCompact } from "./reduceCompact.ts";
import { reducePaper } from "./reducePaper.ts";

/**
 * Compiles a network (weights −1, 0, +1; ReLU and linear layers; skip connections) to a CRN whose
 * outputs' dual-rail values converge to the network's: Algorithm 1, then the chosen reduction, then the
 * options. Inputs stay open: `encodeInputs` writes an input vector into initial concentrations.
 *
 * @returns a problem when a coefficient passes 2^53 (names the layer) or an input bound is wrong.
 */
export function compileNetwork(
  name: string,
  network: Network,
  options: CompileOptions,
): Result<CompiledNetwork> {
  const bounds = options.positiveInputs;
  if (bounds) {
    const checked = checkBounds(network, bounds);
    if (!checked.ok) return checked;
  }
  const shifted = bounds ? shiftInputs(network, bounds) : network;
  const unreduced = compileUnreduced(name, shifted, bounds === null);
  const reduced = reduce(shifted, unreduced, options);
  if (!reduced.ok) return reduced;
  let crn = reduced.value;
  let encoding = directEncoding(crn, network.inputs, bounds, bounds ? 0 : options.railsOffset);
  if (options.foldInputs) ({ crn, encoding } = foldInputs(crn, encoding));
  crn = addCancellation(crn, options.cancellation);
  return ok({
    crn,
    encoding,
    outputs: pairsOf(crn, "output"),
    options,
    remarks: [...unreduced.remarks, ...optionRemarks(options)],
  });
}

function reduce(network: Network, unreduced: Unreduced, options: CompileOptions) {
  if (options.reduction === "paper") return reducePaper(unreduced.crn);
  if (options.reduction === "compact") return reduceCompact(network, unreduced);
  return ok(unreduced.crn);
}

function optionRemarks(options: CompileOptions): Remark[] {
  if (!options.positiveInputs || options.railsOffset === 0) return [];
  return [
    {
      code: "offset-ignored",
      message: "Rails offset has no effect on positive inputs: they have only their + rail.",
    },
  ];
}

/** Counts, certificate and remarks of a compiled network. */
export function reportOn({ crn, options, remarks }: CompiledNetwork): CompileReport {
  return reportOnCrn(crn, options.reduction, remarks);
}

/** The same for any CRN. */
export function reportOnCrn(
  crn: Crn,
  reduction: CompileReport["reduction"],
  remarks: readonly Remark[],
): CompileReport {
  return {
    name: crn.name,
    reduction,
    reactions: countReactions(crn),
    species: crn.species.count,
    products: countProducts(crn),
    rateIndependent: certify(crn),
    remarks,
  };
}
