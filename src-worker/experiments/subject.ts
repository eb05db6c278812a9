import { encodeInputs } from "../compile/options.ts";
import type { CompileOptions } from "../model/compiled.ts";
import type { Crn } from "../model/crn.ts";
import { evaluate, type Network } from "../model/network.ts";
import { fail, ok, type Result } from "../model/problem.ts";
import { type PreparedCache, prepareCrn } from "../prepared.ts";
import type { Prepared } from "../simulate/run.ts";

/** What an experiment is made on: a compiled network with input vectors, or a CRN as it stands. */
export type Subject =
  | {
      readonly kind: "network";
      readonly network: Network;
      readonly options: CompileOptions;
      /** Prepared input vectors, one per row; at least one. */
      readonly inputs: readonly (readonly number[])[];
    }
  | { readonly kind: "crn"; readonly crn: Crn };

/** A subject compiled and analysed. */
export interface ReadySubject {
  readonly prepared: Prepared;
  /** Number of input vectors; 1 for a CRN. */
  readonly rows: number;
  /** Initial concentrations of a row (from 0), a fresh copy. */
  initial(row: number): Result<Float64Array>;
  /** The network's own outputs for a row; null for a CRN. */
  expected(row: number): Float64Array | null;
}

export function readySubject(subject: Subject, cache: PreparedCache): Result<ReadySubject> {
  if (subject.kind === "crn") {
    const { crn } = subject;
    return ok({
      prepared: prepareCrn(crn),
      rows: 1,
      initial: () => ok(crn.initial.slice()),
      expected: () => null,
    });
  }
  const { network, options, inputs } = subject;
  if (inputs.length === 0) return fail("no-input", "There is no input vector. Give at least one.");
  const entry = cache.get(network, options);
  if (!entry.ok) return entry;
  const { compiled, prepared } = entry.value;
  return ok({
    prepared,
    rows: inputs.length,
    initial: (row) => encodeInputs(compiled, inputs[row] ?? []),
    expected: (row) => evaluate(network, inputs[row] ?? []).outputs,
  });
}
