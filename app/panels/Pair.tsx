import { Tabs } from "radix-ui";
import { useEffect } from "react";
import { Group, Panel, usePanelRef } from "react-resizable-panels";
import { rememberSizes } from "../actions/screen.ts";
import { useBench } from "../store/bench.ts";
import { PANES, sizesIn } from "../store/layouts.ts";
import { useScreen } from "../store/screen.ts";
import { type PaneId, useShell } from "../store/shell.ts";
import { text } from "../ui/text.ts";
import { useInspecting } from "./Lower.tsx";
import type { Panes } from "./panes.ts";
import { GRIP, Split } from "./Split.tsx";

/** The order of the tabs: the result first. */
const TABS: readonly PaneId[] = ["chart", "inputs", "reactions"];

/** The canvas and one other pane, side by side or (in an upright window) one over the other. */
export function Pair({ canvas, ...panes }: Panes) {
  const hidden = useShell((s) => s.hiddenPanes);
  const working = useBench((s) => s.shown !== null);
  const inspecting = useInspecting();
  const { zoom, upright, record, width } = useScreen();
  const panel = usePanelRef();
  const shown = TABS.filter((pane) => !hidden[pane] || (pane === "reactions" && (working || inspecting)));
  useTabForBench(working);
  const size = upright ? "50%" : sizesIn(record, record.layout, width).side * zoom;
  return (
    <Group
      resizeTargetMinimumSize={GRIP}
      id={upright ? "pair-upright" : "pair"}
      orientation={upright ? "vertical" : "horizontal"}
      onLayoutChanged={(_, { isUserInteraction }) => {
        const side = panel.current?.getSize().inPixels;
        if (isUserInteraction && side && !upright) rememberSizes({ side });
      }}
    >
      <Panel id="canvas" className="shell-pane" minSize="25%">
        {canvas}
      </Panel>
      {shown.length === 0 ? null : (
        <>
          <Split pane="side" panel={panel} />
          <Panel
            id="side"
            key={upright ? "upright" : "beside"}
            panelRef={panel}
            className="shell-pane"
            defaultSize={size}
            minSize="25%"
          >
            <Side panes={panes} shown={shown} />
          </Panel>
        </>
      )}
    </Group>
  );
}

interface SideProps {
  readonly panes: Omit<Panes, "canvas">;
  readonly shown: readonly PaneId[];
}

function Side({ panes, shown }: SideProps) {
  const wanted = useScreen((s) => s.tab);
  const bench = useBench((s) => s.shown);
  const tab = shown.includes(wanted) ? wanted : (shown[0] as PaneId);
  const name = (pane: PaneId) => (pane === "reactions" && bench ? text.panes[bench] : text.panes[pane]);
  return (
    <Tabs.Root
      className="shell-zoom shell-tabs"
      value={tab}
      onValueChange={(value) => {
        const next = PANES.find((pane) => pane === value);
        if (next) useScreen.getState().patch({ tab: next });
      }}
    >
      {shown.length > 1 ? (
        <Tabs.List className="shell-tablist" aria-label={text.panes.beside}>
          {shown.map((pane) => (
            <Tabs.Trigger key={pane} value={pane} className="shell-tab">
              {name(pane)}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
      ) : null}
      {shown.map((pane) => (
        <Tabs.Content
          key={pane}
          value={pane}
          tabIndex={-1}
          className={pane === "chart" ? "shell-tabpanel shell-chart" : "shell-tabpanel"}
        >
          {panes[pane]}
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}

/** Opened experiments are shown at once. */
function useTabForBench(working: boolean): void {
  useEffect(() => {
    if (working) useScreen.getState().patch({ tab: "reactions" });
  }, [working]);
}
