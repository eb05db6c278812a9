import { incoming, type Network } from "../../src-worker/model/network.ts";
import type { Box, Column } from "./boxes.ts";

/** The level stretch of a skip connection, clear of the columns it passes. */
export interface Lane {
  readonly y: number;
  /** Left edge of the first column passed and right edge of the last. */
  readonly left: number;
  readonly right: number;
}

const CLEARANCE = 16;
const LANE_PITCH = 6;
/** All lanes of one side fit in this height. */
const LANE_ROOM = 140;

interface Route {
  readonly key: string;
  readonly above: boolean;
  readonly passed: Box;
}

/** Key of the lane for edges of one sign from a unit (or, for a collapsed layer, from unit 0) into a layer. */
export function laneKey(from: { layer: number; index: number }, toLayer: number, sign: number): string {
  return `${from.layer},${from.index}>${toLayer}${sign < 0 ? "-" : "+"}`;
}

/**
 * One lane per source, target layer and sign: over the columns in between for sources in their upper
 * half, under them for the others. Sources that draw no skip edge get none.
 */
export function lanesOf(network: Network, columns: readonly Column[]): ReadonlyMap<string, Lane> {
  const routes = network.layers.flatMap((layer, l) =>
    incoming(layer, l + 1)
      .slice(1)
      .flatMap(({ from, weights }) => {
        const source = columns[from] as Column;
        const collapsed = source.collapsed || (columns[l + 1] as Column).collapsed;
        const passed = around(columns.slice(from + 1, l + 1));
        return source.boxes.flatMap((box, index) => {
          const above = box.y + box.height / 2 <= passed.y + passed.height / 2;
          const row = weights.values.subarray(index * weights.width, (index + 1) * weights.width);
          const signs = collapsed ? [1] : [1, -1].filter((sign) => row.includes(sign));
          return signs.map(
            (sign): Route => ({ key: laneKey({ layer: from, index }, l + 1, sign), above, passed }),
          );
        });
      }),
  );
  const lanes = new Map<string, Lane>();
  for (const above of [true, false])
    stack(
      routes.filter((route) => route.above === above),
      above,
      lanes,
    );
  return lanes;
}

function stack(routes: readonly Route[], above: boolean, lanes: Map<string, Lane>): void {
  const pitch = Math.min(LANE_PITCH, LANE_ROOM / routes.length);
  for (const [i, { key, passed }] of routes.entries()) {
    const away = CLEARANCE + (above ? routes.length - 1 - i : i) * pitch;
    const y = above ? passed.y - away : passed.y + passed.height + away;
    lanes.set(key, { y, left: passed.x, right: passed.x + passed.width });
  }
}

function around(columns: readonly Column[]): Box {
  const boxes = columns.flatMap((column) => column.boxes);
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}
