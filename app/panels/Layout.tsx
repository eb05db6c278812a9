import { lazy, type ReactNode, Suspense, useEffect } from "react";
import { Group, Panel, Separator, usePanelRef } from "react-resizable-panels";
import { useExperiments } from "../store/experiments.ts";
import { usePlayer } from "../store/player.ts";
import { useShell } from "../store/shell.ts";
import { text } from "../ui/text.ts";
import { Boundary } from "./Boundary.tsx";
import { Lower, useInspecting, useInspectorDoors } from "./Lower.tsx";
import "./layout.css";

/** Below this width the panes start narrower, px. */
const NARROW = "(max-width: 1199px)";
const WIDE_SIZES = { inputs: 256, chart: 400, reactions: 248 };
const NARROW_SIZES = { inputs: 208, chart: 312, reactions: 216 };

/** What experiments need at least to show a plot with its settings, and a reduction to be watched, px. */
const TALL_HEIGHT = 340;

/** Most visits need no experiments: their code comes when they are opened. */
const ExperimentsPane = lazy(() =>
  import("../experiments/ExperimentsPane.tsx").then((module) => ({ default: module.ExperimentsPane })),
);

export interface LayoutProps {
  readonly inputs: ReactNode;
  readonly canvas: ReactNode;
  readonly chart: ReactNode;
  readonly reactions: ReactNode;
}

/** Inputs at the left; canvas and chart over the reactions or, while open, the experiments. Every border moves, all but the canvas hide. */
export function Layout({ inputs, canvas, chart, reactions }: LayoutProps) {
  const hidden = useShell((s) => s.hiddenPanes);
  const experimenting = useExperiments((s) => s.open);
  const playing = usePlayer((s) => s.open);
  const inspecting = useInspecting();
  useInspectorDoors();
  const panels = { inputs: usePanelRef(), chart: usePanelRef(), reactions: usePanelRef() };
  const { inputs: inputsRef, chart: chartRef, reactions: reactionsRef } = panels;
  const sizes = startSizes();

  useEffect(() => {
    const media = window.matchMedia(NARROW);
    const resize = () => {
      const next = startSizes();
      inputsRef.current?.resize(next.inputs);
      chartRef.current?.resize(next.chart);
      reactionsRef.current?.resize(next.reactions);
    };
    media.addEventListener("change", resize);
    return () => media.removeEventListener("change", resize);
  }, [inputsRef, chartRef, reactionsRef]);

  useEffect(() => {
    const panel = reactionsRef.current;
    if (!(experimenting || playing) || !panel) return;
    const before = panel.getSize().inPixels;
    if (before >= TALL_HEIGHT) return;
    panel.resize(TALL_HEIGHT);
    return () => reactionsRef.current?.resize(before);
  }, [experimenting, playing, reactionsRef]);

  return (
    <Group id="columns" orientation="horizontal">
      {hidden.inputs ? null : (
        <>
          <Panel
            id="inputs"
            panelRef={inputsRef}
            className="shell-pane"
            defaultSize={sizes.inputs}
            minSize={176}
            maxSize={420}
            groupResizeBehavior="preserve-pixel-size"
          >
            <Boundary place={text.panes.inputs}>{inputs}</Boundary>
          </Panel>
          <Separator className="shell-split" aria-label={text.panes.resize(text.panes.inputs)} />
        </>
      )}
      <Panel id="main" minSize={400}>
        <Group id="rows" orientation="vertical">
          <Panel id="upper" minSize={160}>
            <Group id="upper-columns" orientation="horizontal">
              <Panel id="canvas" className="shell-pane" minSize={240}>
                <Boundary place={text.panes.canvas}>{canvas}</Boundary>
              </Panel>
              {hidden.chart ? null : (
                <>
                  <Separator className="shell-split" aria-label={text.panes.resize(text.panes.chart)} />
                  <Panel
                    id="chart"
                    panelRef={chartRef}
                    className="shell-pane shell-pane-chart"
                    defaultSize={sizes.chart}
                    minSize={260}
                    groupResizeBehavior="preserve-pixel-size"
                  >
                    <Boundary place={text.panes.chart}>{chart}</Boundary>
                  </Panel>
                </>
              )}
            </Group>
          </Panel>
          {hidden.reactions && !experimenting && !inspecting ? null : (
            <>
              <Separator className="shell-split" aria-label={text.panes.resize(text.panes.reactions)} />
              <Panel
                id="reactions"
                panelRef={reactionsRef}
                className="shell-pane"
                defaultSize={sizes.reactions}
                minSize={88}
                groupResizeBehavior="preserve-pixel-size"
              >
                {experimenting ? (
                  <Boundary place={text.panes.experiments}>
                    <Suspense>
                      <ExperimentsPane />
                    </Suspense>
                  </Boundary>
                ) : (
                  <Lower reactions={reactions} />
                )}
              </Panel>
            </>
          )}
        </Group>
      </Panel>
    </Group>
  );
}

function startSizes(): typeof WIDE_SIZES {
  return window.matchMedia(NARROW).matches ? NARROW_SIZES : WIDE_SIZES;
}
