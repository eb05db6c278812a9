import { compileNetwork } from "../compile/compile.ts";
import { countProducts } from "../compile/counts.ts";
import { DEFAULT_COMPILE_OPTIONS, type ReductionKind } from "../model/compiled.ts";
import { fail, ok, type Result } from "../model/problem.ts";
import { csvOf } from "./csv.ts";
import type { OpenedBatch } from "./openedBatch.ts";
import { quantilesOf } from "./quantiles.ts";
import { type NetworkSize, randomCase } from "./randomNetwork.ts";

const KINDS: readonly ReductionKind[] = ["none", "paper", "compact"];
const QUARTILES = [0.25, 0.5, 0.75];

/** How products grow with depth under each reduction, over random ±1 networks. */
export interface GrowthJob {
  readonly base: Omit<NetworkSize, "depth">;
  /** Numbers of hidden layers, ascending. */
  readonly depths: readonly number[];
  /** Random networks; each keeps its layers when it gets deeper. */
  readonly networks: number;
  readonly seed: number;
}

/** Products of one network under one reduction. */
export interface GrowthCount {
  /** Product molecules over all reactions. */
  readonly molecules: number;
  readonly largestCoefficient: number;
}

export interface GrowthItem {
  /** Per reduction; the message where a coefficient passes 2^53. */
  readonly counts: Readonly<Record<ReductionKind, GrowthCount | string>>;
}

export interface GrowthPoint {
  readonly depth: number;
  /** Networks that could be reduced. */
  readonly networks: number;
  /** Lower quartile, median, upper quartile. */
  readonly molecules: readonly (number | null)[];
  readonly largestCoefficient: readonly (number | null)[];
}

/** The curve of one reduction; it ends where the first network passes 2^53. */
export interface GrowthCurve {
  readonly reduction: ReductionKind;
  readonly points: readonly GrowthPoint[];
  readonly ended: { readonly depth: number; readonly message: string } | null;
}

export interface Growth {
  readonly curves: readonly GrowthCurve[];
  readonly stopped: boolean;
}

/** Items go through all depths before the next network. */
export function openGrowth({ base, depths, networks, seed }: GrowthJob): Result<OpenedBatch<GrowthItem>> {
  const bad = depths.findIndex((depth, i) => {
    return !Number.isSafeInteger(depth) || depth < 0 || (i > 0 && depth <= (depths[i - 1] as number));
  });
  if (bad >= 0) {
    return fail("value", `Depth ${bad + 1} is ${depths[bad]}; give ascending whole numbers of at least 0.`, {
      field: "depths",
      column: bad + 1,
    });
  }
  return ok({
    count: depths.length * networks,
    run: (index) => {
      const depth = depths[index % depths.length] as number;
      const { network } = randomCase({ ...base, depth }, seed, Math.floor(index / depths.length));
      const count = (reduction: ReductionKind): GrowthCount | string => {
        const compiled = compileNetwork("", network, { ...DEFAULT_COMPILE_OPTIONS, reduction });
        if (!compiled.ok) return compiled.problem.message;
        const { crn } = compiled.value;
        return {
          molecules: countProducts(crn).molecules,
          largestCoefficient: crn.products.coefficient.reduce((a, b) => Math.max(a, b), 0),
        };
      };
      return ok({ counts: { none: count("none"), paper: count("paper"), compact: count("compact") } });
    },
  });
}

/** One curve per reduction over the finished networks. */
export function summariseGrowth(
  { depths }: GrowthJob,
  items: readonly (GrowthItem | undefined)[],
  stopped: boolean,
): Growth {
  return { curves: KINDS.map((reduction) => curveOf(reduction, depths, items)), stopped };
}

function curveOf(
  reduction: ReductionKind,
  depths: readonly number[],
  items: readonly (GrowthItem | undefined)[],
): GrowthCurve {
  const points: GrowthPoint[] = [];
  for (const [d, depth] of depths.entries()) {
    const counts = items.flatMap((item, index) =>
      item && index % depths.length === d ? [item.counts[reduction]] : [],
    );
    const message = counts.find((count) => typeof count === "string");
    if (message !== undefined) return { reduction, points, ended: { depth, message } };
    const found = counts.filter((count) => typeof count !== "string");
    const quartiles = (key: keyof GrowthCount) =>
      quantilesOf(
        found.map((count) => count[key]),
        QUARTILES,
      );
    points.push({
      depth,
      networks: found.length,
      molecules: quartiles("molecules"),
      largestCoefficient: quartiles("largestCoefficient"),
    });
  }
  return { reduction, points, ended: null };
}

/** One line per reduction and depth; the message stands where a curve ends. */
export function growthCsv({ curves }: Growth): string {
  const header = ["reduction", "depth", "networks"];
  for (const what of ["molecules", "largest coefficient"]) {
    header.push(`${what} q25`, `${what} median`, `${what} q75`);
  }
  const rows = curves.flatMap(({ reduction, points, ended }) => [
    ...points.map((p) => [reduction, p.depth, p.networks, ...p.molecules, ...p.largestCoefficient, null]),
    ...(ended ? [[reduction, ended.depth, null, null, null, null, null, null, null, ended.message]] : []),
  ]);
  return csvOf([...header, "ended"], rows);
}
