import type { Crn, Side } from "../../model/crn.ts";
import { ok, type Result } from "../../model/problem.ts";
import type { Random } from "../../random.ts";
import { consumers, netChange } from "../stoichiometry.ts";
import { Propensities } from "./propensity.ts";

/** A CRN as its molecules see it. */
export interface Chemistry {
  readonly crn: Crn;
  /** Change of every count by one firing. */
  readonly net: Side;
  /** The reactions that each species is a reactant of: whose propensity its count changes. */
  readonly consumers: { readonly start: Int32Array; readonly reaction: Int32Array };
  readonly propensities: Propensities;
}

/** @param rates one constant per reaction. */
export function chemistryOf(crn: Crn, rates: Float64Array, countsPerUnit: number): Result<Chemistry> {
  const net = netChange(crn);
  const propensities = Propensities.of(crn, net, rates, countsPerUnit);
  if (!propensities.ok) return propensities;
  return ok({ crn, net, consumers: consumers(crn), propensities: propensities.value });
}

/** Why `advance` came back. */
export type Outcome =
  /** The time asked for. */
  | "reached"
  /** The number of steps asked for. */
  | "paused"
  /** No reaction is possible any more. */
  | "done"
  /** A count reached 2⁵³. */
  | "overflow"
  /** A propensity is beyond all bounds. */
  | "not-finite"
  /** A reaction that nothing uses up, with no end time. */
  | "endless";

/** Told when a species it watches may have changed. */
export interface Watch {
  /** 1 for the reactions whose firing it wants to see. */
  readonly touched: Uint8Array;
  look(counts: Float64Array, t: number): void;
}

/** One way of following the counts through time. */
export interface Process {
  readonly t: number;
  /** When a count changed last. */
  readonly lastFiring: number;
  readonly counts: Float64Array;
  /** Firings; for tau-leaping leaps and exact firings. */
  readonly steps: number;
  /** Begins a run at t = 0. */
  begin(counts: Float64Array, random: Random, watch: Watch | null): void;
  /** Goes on to time `until`, but not farther than `budget` steps. The counts are those at `t`. */
  advance(until: number, budget: number): Outcome;
}
