import { type RefObject, useEffect, useRef } from "react";
import {
  Group,
  type LayoutChangedMeta,
  Panel,
  type PanelImperativeHandle,
  usePanelRef,
} from "react-resizable-panels";
import { rememberSizes } from "../actions/screen.ts";
import { useBench } from "../store/bench.ts";
import { PANES, sizesIn } from "../store/layouts.ts";
import { usePlayer } from "../store/player.ts";
import { useScreen } from "../store/screen.ts";
import { type PaneId, useShell } from "../store/shell.ts";
import { useInspecting } from "./Lower.tsx";
import type { Panes } from "./panes.ts";
import { GRIP, Split } from "./Split.tsx";

/** What experiments need at least to show a plot with its settings, and a reduction to be watched, px before zoom. */
const TALL_HEIGHT = 340;
/** Training has more settings to show. */
const TRAIN_HEIGHT = 396;

type Handles = Readonly<Record<PaneId, RefObject<PanelImperativeHandle | null>>>;

/** Inputs at the left; canvas and chart over the reactions. Every border moves, all but the canvas hide. */
export function Columns({ inputs, canvas, chart, reactions }: Panes) {
  const hidden = useShell((s) => s.hiddenPanes);
  const working = useBench((s) => s.shown !== null);
  const inspecting = useInspecting();
  const zoom = useScreen((s) => s.zoom);
  const handles: Handles = { inputs: usePanelRef(), chart: usePanelRef(), reactions: usePanelRef() };
  const sizes = useArrangement(handles);
  useRoom(handles.reactions, zoom);
  const remember = (_: unknown, { isUserInteraction }: LayoutChangedMeta) => {
    if (isUserInteraction) rememberSizes(sizesOf(handles));
  };
  return (
    <Group resizeTargetMinimumSize={GRIP} id="columns" orientation="horizontal" onLayoutChanged={remember}>
      {hidden.inputs ? null : (
        <>
          <Panel
            id="inputs"
            panelRef={handles.inputs}
            className="shell-pane"
            defaultSize={sizes.inputs * zoom}
            minSize={176 * zoom}
            maxSize={420 * zoom}
            groupResizeBehavior="preserve-pixel-size"
          >
            <div className="shell-zoom">{inputs}</div>
          </Panel>
          <Split pane="inputs" panel={handles.inputs} />
        </>
      )}
      <Panel id="main" minSize={400 * zoom}>
        <Group resizeTargetMinimumSize={GRIP} id="rows" orientation="vertical" onLayoutChanged={remember}>
          <Panel id="upper" minSize={160 * zoom}>
            <Group
              resizeTargetMinimumSize={GRIP}
              id="upper-columns"
              orientation="horizontal"
              onLayoutChanged={remember}
            >
              <Panel id="canvas" className="shell-pane" minSize={240 * zoom}>
                {canvas}
              </Panel>
              {hidden.chart ? null : (
                <>
                  <Split pane="chart" panel={handles.chart} />
                  <Panel
                    id="chart"
                    panelRef={handles.chart}
                    className="shell-pane"
                    defaultSize={sizes.chart * zoom}
                    minSize={260 * zoom}
                    groupResizeBehavior="preserve-pixel-size"
                  >
                    <div className="shell-zoom shell-chart">{chart}</div>
                  </Panel>
                </>
              )}
            </Group>
          </Panel>
          {hidden.reactions && !working && !inspecting ? null : (
            <>
              <Split pane="reactions" panel={handles.reactions} />
              <Panel
                id="reactions"
                panelRef={handles.reactions}
                className="shell-pane"
                defaultSize={sizes.reactions * zoom}
                minSize={88 * zoom}
                groupResizeBehavior="preserve-pixel-size"
              >
                <div className="shell-zoom">{reactions}</div>
              </Panel>
            </>
          )}
        </Group>
      </Panel>
    </Group>
  );
}

/** Gives the panes their sizes whenever another layout, a reset, or other room asks for it. */
function useArrangement(handles: Handles): Record<PaneId, number> {
  const { record, arranged, room, zoom, width } = useScreen();
  const sizes = sizesIn(record, record.layout, width);
  const before = useRef<readonly PaneId[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: sizes of dragged panes are theirs already
  useEffect(() => {
    // Panes that appear with the layout come in their size; the library does not know them yet.
    for (const pane of before.current) handles[pane].current?.resize(sizes[pane] * zoom);
  }, [arranged, room, zoom]);
  useEffect(() => {
    before.current = PANES.filter((pane) => handles[pane].current !== null);
  });
  return sizes;
}

/** Sizes as they are on the screen, px. */
function sizesOf(handles: Handles): Partial<Record<PaneId, number>> {
  const shown = Object.entries(handles).flatMap(([pane, { current }]) =>
    current ? [[pane, current.getSize().inPixels] as const] : [],
  );
  return Object.fromEntries(shown);
}

/** Opened experiments and a played reduction get the height they need and give it back. */
function useRoom(panel: RefObject<PanelImperativeHandle | null>, zoom: number): void {
  const bench = useBench((s) => s.shown);
  const playing = usePlayer((s) => s.open);
  const wanted = bench === "train" ? TRAIN_HEIGHT : bench || playing ? TALL_HEIGHT : 0;
  useEffect(() => {
    const { current } = panel;
    if (wanted === 0 || !current) return;
    const before = current.getSize().inPixels;
    if (before >= wanted * zoom) return;
    current.resize(wanted * zoom);
    return () => panel.current?.resize(before);
  }, [wanted, panel, zoom]);
}
