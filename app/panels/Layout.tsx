import { lazy, type ReactNode, Suspense } from "react";
import { useExperiments } from "../store/experiments.ts";
import { useScreen } from "../store/screen.ts";
import { text } from "../ui/text.ts";
import { Boundary } from "./Boundary.tsx";
import { Columns } from "./Columns.tsx";
import { Lower, useInspectorDoors } from "./Lower.tsx";
import { Pair } from "./Pair.tsx";
import "./layout.css";

/** Most visits need no experiments: their code comes when they are opened. */
const ExperimentsPane = lazy(() =>
  import("../experiments/ExperimentsPane.tsx").then((module) => ({ default: module.ExperimentsPane })),
);

/** What fills the panes. */
export interface LayoutProps {
  readonly inputs: ReactNode;
  readonly canvas: ReactNode;
  readonly chart: ReactNode;
  readonly reactions: ReactNode;
}

/**
 * The panes: in columns, or where there is no room for that the canvas with one other pane beside it. While the
 * experiments are open they stand in place of the reactions.
 */
export function Layout({ inputs, canvas, chart, reactions }: LayoutProps) {
  const experimenting = useExperiments((s) => s.open);
  const room = useScreen((s) => s.room);
  useInspectorDoors();
  const panes: LayoutProps = {
    inputs: <Boundary place={text.panes.inputs}>{inputs}</Boundary>,
    canvas: <Boundary place={text.panes.canvas}>{canvas}</Boundary>,
    chart: <Boundary place={text.panes.chart}>{chart}</Boundary>,
    reactions: experimenting ? (
      <Boundary place={text.panes.experiments}>
        <Suspense>
          <ExperimentsPane />
        </Suspense>
      </Boundary>
    ) : (
      <Lower reactions={reactions} />
    ),
  };
  return room === "compact" ? <Pair {...panes} /> : <Columns {...panes} />;
}
