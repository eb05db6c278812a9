import {
  Background,
  BackgroundVariant,
  type Connection,
  type FinalConnectionState,
  ReactFlow,
  SelectionMode,
  useStore,
  useStoreApi,
} from "@xyflow/react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { shapeName } from "../../src-worker/model/network.ts";
import { useDocument } from "../store/document.ts";
import { useView } from "../store/view.ts";
import { listenToLongPress } from "../ui/longPress.ts";
import { useCanvas } from "./canvasStore.ts";
import { meaningOf, refusal } from "./connect.ts";
import type { CanvasEdge, CanvasNode } from "./drawing.ts";
import { BundleEdgeView, WeightEdgeView } from "./edges.tsx";
import { connect, flip, notify, select } from "./edits.ts";
import { LayerNodeView } from "./LayerNode.tsx";
import { COMPACT, FULL, LARGE, layoutNetwork } from "./layout.ts";
import { MomentChip } from "./MomentChip.tsx";
import { DropMark, Headers, Legend, ZoomControl } from "./Overlays.tsx";
import { Palette } from "./Palette.tsx";
import { tapNode } from "./tapConnect.ts";
import { HiddenNode, InputNode, OutputNode } from "./UnitNodes.tsx";
import { useElements } from "./useElements.ts";
import { MIN_ZOOM, useFit } from "./useFit.ts";
import { useKeys } from "./useKeys.ts";
import { useParts } from "./useParts.ts";

const NODE_TYPES = { input: InputNode, hidden: HiddenNode, output: OutputNode, layer: LayerNodeView };
const EDGE_TYPES = { weight: WeightEdgeView, bundle: BundleEdgeView };
/** Below this pane width nodes drop their second lines. */
const FULL_WIDTH = 640;
/** Below this one they show symbol and value alone, to be read when drawn small. */
const TINY_WIDTH = 330;
/** Below this zoom nodes show symbol and value only, in larger type. */
const FAR_ZOOM = 0.6;
/** More edges than this are no stops for the Tab key. */
const MOST_FOCUSABLE_EDGES = 120;
/** Middle and right button pan in every tool. */
const OTHER_BUTTONS = [1, 2];
const ARIA = {
  "node.a11yDescription.keyboardDisabled":
    "Arrow keys go to other neurons, Shift and arrow keys move this one, Enter types its bias, F2 its name, Space selects, C starts an edge, Delete removes.",
  "edge.a11yDescription.default": "Enter flips the sign, Delete removes the edge.",
};

/** The React Flow editor: nodes and edges from the document, every gesture one named edit. */
export function Editor() {
  const document = useDocument((state) => state.document);
  const narrow = useStore((store) => store.width > 0 && store.width < FULL_WIDTH);
  const projected = useView((view) => view.theme === "projector");
  const tiny = useStore((store) => store.width > 0 && store.width < TINY_WIDTH);
  const density = projected || tiny ? LARGE : narrow ? COMPACT : FULL;
  const layout = useMemo(() => layoutNetwork(document, density), [document, density]);
  const { nodes, edges, onNodesChange, drop } = useElements(layout);
  const collapsed = layout.columns.filter((column) => column.collapsed).map((column) => column.layer);
  const shape = [document.name, shapeName(document.network), layout.density.name, collapsed].join("|");
  const { fitNow, markTouched, zoomTo } = useFit(layout, shape);
  const onKeyDown = useKeys({ nodes, edges, scale: layout.density.scale });
  const tool = useCanvas((canvas) => canvas.tool);
  const sign = useCanvas((canvas) => canvas.sign);
  const connecting = useConnecting();
  const parts = useParts(layout);
  const far = useStore((store) => store.transform[2] < FAR_ZOOM);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys reach here from the focused node or edge
    <div
      ref={listenToTouch}
      className={`cv-stage is-${tool} ${sign > 0 ? "is-drawing-plus" : "is-drawing-minus"} ${connecting.on ? "is-connecting" : ""} ${far ? "is-far" : ""} ${density === LARGE ? "is-large" : ""}`}
      onKeyDown={onKeyDown}
      {...parts.handlers}
    >
      <ReactFlow<CanvasNode, CanvasEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={onNodesChange}
        onNodeDragStop={drop}
        onSelectionDragStop={drop}
        onNodeMouseEnter={hover}
        onNodeMouseLeave={unhover}
        onNodeClick={clickNode}
        onEdgeClick={clickEdge}
        onPaneClick={parts.onPaneClick}
        onMoveStart={markTouched}
        {...connecting.handlers}
        isValidConnection={isValid}
        connectOnClick={tool !== "connect"}
        connectionRadius={28}
        connectionLineStyle={CONNECTION_LINE}
        deleteKeyCode={null}
        disableKeyboardA11y
        ariaLabelConfig={ARIA}
        edgesFocusable={edges.length <= MOST_FOCUSABLE_EDGES}
        selectionOnDrag={tool === "select"}
        selectionMode={SelectionMode.Partial}
        nodesDraggable={tool !== "connect"}
        elementsSelectable={tool !== "connect"}
        panOnDrag={tool === "pan" || tool === "connect" ? true : OTHER_BUTTONS}
        multiSelectionKeyCode={MULTI_KEYS}
        panOnScroll
        zoomOnDoubleClick={false}
        elevateNodesOnSelect={false}
        minZoom={MIN_ZOOM}
        maxZoom={collapsed.length > 0 ? 32 : 4}
        attributionPosition="bottom-center"
      >
        <Background variant={BackgroundVariant.Dots} gap={16} size={1.2} color="var(--grid)" />
        <Headers layout={layout} />
        <DropMark layout={layout} />
      </ReactFlow>
      <Palette />
      <ZoomControl zoomTo={zoomTo} fit={fitNow} />
      <Legend />
      <MomentChip />
    </div>
  );
}

function listenToTouch(stage: HTMLDivElement | null) {
  return stage ? listenToLongPress(stage) : undefined;
}

const MULTI_KEYS = ["Shift", "Meta", "Control"];
const CONNECTION_LINE = { stroke: "var(--cv-new-edge)", strokeWidth: 2.25 };

function hover(_: unknown, node: CanvasNode): void {
  const meaning = meaningOf(node.id);
  useView.getState().patch({ hovered: meaning && "unit" in meaning ? meaning.unit : null });
}

function clickNode(_: unknown, { id }: CanvasNode): void {
  tapNode(id);
}

function unhover(): void {
  useView.getState().patch({ hovered: null });
}

/** A click flips the sign; with Shift or Ctrl it only adds the edge to the selection. */
function clickEdge(event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }, edge: CanvasEdge): void {
  if (edge.type !== "weight" || !edge.data) return;
  const ends = { from: edge.data.from, to: edge.data.to };
  if (event.shiftKey || event.ctrlKey || event.metaKey) {
    const { selectedUnits, selectedEdges } = useView.getState();
    select(selectedUnits, [...selectedEdges, ends]);
    return;
  }
  flip(ends);
  select([], [ends]);
}

function reasonAgainst(source: string, target: string): string | null {
  const { network } = useDocument.getState().document;
  return refusal(network, meaningOf(source), meaningOf(target), useCanvas.getState().sign);
}

function isValid({ source, target }: Connection | CanvasEdge): boolean {
  return reasonAgainst(source, target) === null;
}

/** The node where the pointer was let go: inputs have no target for React Flow to name. */
function nodeUnder(event: MouseEvent | TouchEvent): string | null {
  const at = "changedTouches" in event ? event.changedTouches[0] : event;
  if (!at) return null;
  const element = document.elementFromPoint(at.clientX, at.clientY);
  return element?.closest(".react-flow__node")?.getAttribute("data-id") ?? null;
}

/** Drawing an edge: whole nodes become targets meanwhile, and a refused end says why. */
function useConnecting() {
  const [on, setOn] = useState(false);
  const store = useStoreApi();
  const source = useCanvas((canvas) => canvas.connectFrom);
  const pressed = useRef(false);
  const start = useCallback(() => setOn(true), []);
  const end = useCallback((event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
    setOn(false);
    const target = state.toNode?.id ?? nodeUnder(event);
    if (!state.fromNode || !target || state.isValid) return;
    const reason = reasonAgainst(state.fromNode.id, target);
    if (reason) notify("error", reason);
  }, []);
  /** Pressed, not dragged: the edge waits for the neuron that is pressed next. */
  const pressStart = useCallback((_: unknown, { nodeId }: { nodeId: string | null }) => {
    const meaning = nodeId === null ? null : meaningOf(nodeId);
    if (meaning && "unit" in meaning) useCanvas.getState().patch({ connectFrom: meaning.unit });
    pressed.current = true;
    setOn(true);
  }, []);
  const pressEnd = useCallback(
    (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
      pressed.current = false;
      useCanvas.getState().patch({ connectFrom: null });
      end(event, state);
    },
    [end],
  );
  // Escape lets go of the source; React Flow is told, too.
  useEffect(() => {
    if (source || !pressed.current) return;
    pressed.current = false;
    store.setState({ connectionClickStartHandle: null });
    setOn(false);
  }, [source, store]);
  const onConnect = useCallback(({ source, target }: Connection) => connect(source, target), []);
  const handlers = {
    onConnect,
    onConnectStart: start,
    onConnectEnd: end,
    onClickConnectStart: pressStart,
    onClickConnectEnd: pressEnd,
  };
  return { on, handlers };
}
