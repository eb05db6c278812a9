import { lazy, Suspense } from "react";
import { type BenchId, useBench } from "../store/bench.ts";
import { useScreen } from "../store/screen.ts";
import { text } from "../ui/text.ts";
import { Boundary } from "./Boundary.tsx";
import { Columns } from "./Columns.tsx";
import { Lower, useInspectorDoors } from "./Lower.tsx";
import { Pair } from "./Pair.tsx";
import type { Panes } from "./panes.ts";
import "./layout.css";

/** Most visits need none of these: their code comes when they are opened. */
const BENCHES = {
  data: lazy(() => import("../rows/RowsPane.tsx").then((module) => ({ default: module.RowsPane }))),
  experiments: lazy(() =>
    import("../experiments/ExperimentsPane.tsx").then((module) => ({ default: module.ExperimentsPane })),
  ),
  train: lazy(() => import("../train/TrainPane.tsx").then((module) => ({ default: module.TrainPane }))),
} satisfies Record<BenchId, unknown>;

/**
 * The panes: in columns, or where there is no room for that the canvas with one other pane beside it. A
 * workplace that is open (experiments, training) stands in place of the reactions.
 */
export function Layout({ inputs, canvas, chart, reactions }: Panes) {
  const bench = useBench((s) => s.shown);
  const Bench = bench && BENCHES[bench];
  const room = useScreen((s) => s.room);
  useInspectorDoors();
  const panes: Panes = {
    inputs: <Boundary place={text.panes.inputs}>{inputs}</Boundary>,
    canvas: <Boundary place={text.panes.canvas}>{canvas}</Boundary>,
    chart: <Boundary place={text.panes.chart}>{chart}</Boundary>,
    reactions: Bench ? (
      <Boundary place={text.panes[bench]} key={bench}>
        <Suspense>
          <Bench />
        </Suspense>
      </Boundary>
    ) : (
      <Lower reactions={reactions} />
    ),
  };
  return room === "compact" ? <Pair {...panes} /> : <Columns {...panes} />;
}
