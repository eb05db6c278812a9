import { cancellations, certify } from "./compile/certificate.ts";
import { compileNetwork, reportOn } from "./compile/compile.ts";
import type { CompiledNetwork, CompileOptions, CompileReport } from "./model/compiled.ts";
import { type Crn, type DualRail, pairsOf, type Side } from "./model/crn.ts";
import { incoming, type Network } from "./model/network.ts";
import { ok, type Result } from "./model/problem.ts";
import { limitMap } from "./simulate/limitMap.ts";
import { planSweep } from "./simulate/plan.ts";
import type { Prepared } from "./simulate/run.ts";

/** A network compiled and analysed, ready for many runs. */
export interface PreparedNetwork {
  readonly compiled: CompiledNetwork;
  readonly report: CompileReport;
  readonly prepared: Prepared;
}

/** Compiles and analyses a network; the analysis of the last one is kept for the next call. */
export class PreparedCache {
  private last: { network: Network; options: CompileOptions; entry: PreparedNetwork } | null = null;

  get(network: Network, options: CompileOptions): Result<PreparedNetwork> {
    const { last } = this;
    if (last && sameOptions(last.options, options) && sameNetwork(last.network, network))
      return ok(last.entry);
    const compiled = compileNetwork("", network, options);
    if (!compiled.ok) return compiled;
    const report = reportOn(compiled.value);
    const prepared = prepareCrn(compiled.value.crn, report.rateIndependent);
    const entry = { compiled: compiled.value, report, prepared };
    this.last = { network, options, entry };
    return ok(entry);
  }
}

/** Analyses CRNs that came without a network; the analysis of the last one serves all its inputs. */
export class PreparedCrnCache {
  private last: Prepared | null = null;

  get(crn: Crn): Prepared {
    if (!this.last || !sameReactions(this.last.crn, crn)) this.last = prepareCrn(crn);
    return this.last;
  }
}

/** Equal in everything but the CRN's own name and initial concentrations. */
function sameReactions(a: Crn, b: Crn): boolean {
  return (
    sameList(a.species.ids, b.species.ids) &&
    sameSide(a.reactants, b.reactants) &&
    sameSide(a.products, b.products) &&
    sameList(a.rate, b.rate) &&
    JSON.stringify(a.dualRail) === JSON.stringify(b.dualRail)
  );
}

function sameSide(a: Side, b: Side): boolean {
  return (
    sameList(a.start, b.start) && sameList(a.species, b.species) && sameList(a.coefficient, b.coefficient)
  );
}

/** Analyses any CRN; without declared outputs every species is watched as one. */
export function prepareCrn(crn: Crn, certificate = certify(crn)): Prepared {
  const began = performance.now();
  const plan = planSweep(crn);
  const ignored = cancellations(crn);
  return {
    crn,
    plan,
    certificate,
    ignored,
    limit: limitMap(crn, plan, certificate, ignored),
    outputs: watchedOutputs(crn),
    prepareMs: performance.now() - began,
  };
}

export function watchedOutputs(crn: Crn): DualRail[] {
  const outputs = pairsOf(crn, "output");
  if (outputs.length > 0) return outputs;
  return crn.species.ids.map((name, s) => ({ name, plus: s, minus: -1, role: "output" }));
}

function sameOptions(a: CompileOptions, b: CompileOptions): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Equal in everything the compiler reads. */
export function sameNetwork(a: Network, b: Network): boolean {
  if (a === b) return true;
  if (!sameList(a.inputs, b.inputs) || !sameList(a.outputs, b.outputs)) return false;
  if (a.layers.length !== b.layers.length) return false;
  return a.layers.every((layer, l) => {
    const other = b.layers[l];
    if (layer.activation !== other.activation || !sameList(layer.bias, other.bias)) return false;
    const mine = incoming(layer, l + 1);
    const theirs = incoming(other, l + 1);
    return (
      mine.length === theirs.length &&
      mine.every(
        ({ from, weights }, i) =>
          from === theirs[i].from && sameList(weights.values, theirs[i].weights.values),
      )
    );
  });
}

function sameList(a: ArrayLike<unknown>, b: ArrayLike<unknown>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
