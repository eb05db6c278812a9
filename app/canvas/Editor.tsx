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
import { useCallback, useEffect, useRef, useState } from "react";
import { shapeName } from "../../src-worker/model/network.ts";
import { EDGE_KEYS_SPOKEN, NODE_KEYS_SPOKEN } from "../actions/canvasKeys.ts";
import { notify } from "../actions/edit/common.ts";
import type { CanvasEdge, CanvasNode } from "../drawing/drawing.ts";
import { LARGE } from "../drawing/layout.ts";
import { useCanvas } from "../store/canvas.ts";
import { useDocument } from "../store/document.ts";
import { useLevels } from "../store/levels.ts";
import { listenToLongPress } from "../ui/longPress.ts";
import { CanvasMenu } from "./CanvasMenu.tsx";
import { connect, endConnecting, meaningOf, refusal } from "./connect.ts";
import { EDGE_TYPES, MOST_FOCUSABLE_EDGES, NODE_TYPES, OTHER_BUTTONS } from "./elementTypes.ts";
import { KeepFocus } from "./KeepFocus.tsx";
import { Levels, openEdge, openNode, useFlowFollow, useLevelKeys } from "./levels.tsx";
import { MomentChip } from "./MomentChip.tsx";
import { FollowContext } from "./matrix/useScreen.ts";
import { DropMark, Headers, Legend, OrderLine, ZoomControl } from "./Overlays.tsx";
import { Palette } from "./Palette.tsx";
import { clickEdge, hover, unhover } from "./press.ts";
import { tapNode } from "./tapConnect.ts";
import { useElements } from "./useElements.ts";
import { MIN_ZOOM, useFit } from "./useFit.ts";
import { useKeys } from "./useKeys.ts";
import { useLayout } from "./useLayout.ts";
import { useMorph } from "./useMorph.ts";
import { useParts } from "./useParts.ts";
import { useStage } from "./useStage.ts";

/** Below this zoom nodes show symbol and value only, in larger type. */
const FAR_ZOOM = 0.6;
/** So closely that a single weight of 512 × 512 shows its sign. */
const MATRIX_ZOOM = 64;
const ARIA = {
  "node.a11yDescription.keyboardDisabled": NODE_KEYS_SPOKEN,
  "edge.a11yDescription.default": EDGE_KEYS_SPOKEN,
};

/** The React Flow editor: nodes and edges from the document, every gesture one named edit. */
export function Editor() {
  const document = useDocument((state) => state.document);
  const layout = useLayout(document);
  const { nodes, edges, onNodesChange, drag, drop } = useElements(layout);
  const collapsed = layout.columns.filter((column) => column.collapsed).map((column) => column.layer);
  const widths = `${document.name}|${shapeName(document.network)}`;
  const shape = [widths, layout.density.name, collapsed].join("|");
  const gliding = useMorph(nodes, widths, collapsed.join());
  const { fitNow, markTouched, zoomTo } = useFit(layout, shape);
  useStage(layout, { fitNow, zoomTo });
  const stage = useRef<HTMLDivElement>(null);
  useEffect(() => (stage.current ? listenToLongPress(stage.current) : undefined), []);
  const keys = useKeys({ nodes, edges, scale: layout.density.scale });
  const onKeyDown = useLevelKeys(keys.onKeyDown);
  const tool = useCanvas((canvas) => canvas.tool);
  const sign = useCanvas((canvas) => canvas.sign);
  const connecting = useConnecting();
  const follow = useFlowFollow();
  const parts = useParts(layout);
  const far = useStore((store) => store.transform[2] < FAR_ZOOM);
  const level = useLevels((levels) => levels.layer);

  return (
    <CanvasMenu layout={layout}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys reach here from the focused node or edge */}
      <div
        ref={stage}
        className={`cv-stage is-${tool} ${sign > 0 ? "is-drawing-plus" : "is-drawing-minus"} ${connecting.on ? "is-connecting" : ""} ${far ? "is-far" : ""} ${layout.density === LARGE ? "is-large" : ""}`}
        {...keys}
        onKeyDown={onKeyDown}
        {...parts.handlers}
      >
        <FollowContext value={follow}>
          <ReactFlow<CanvasNode, CanvasEdge>
            nodes={gliding}
            edges={edges}
            nodeTypes={NODE_TYPES}
            edgeTypes={EDGE_TYPES}
            onNodesChange={onNodesChange}
            onNodeDrag={drag}
            onSelectionDrag={drag}
            onNodeDragStop={drop}
            onSelectionDragStop={drop}
            onNodeClick={clickNode}
            onNodeMouseEnter={hover}
            onNodeMouseLeave={unhover}
            onEdgeClick={clickEdge}
            onNodeDoubleClick={openNode}
            onEdgeDoubleClick={openEdge}
            inert={level !== null}
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
            maxZoom={collapsed.length > 0 ? MATRIX_ZOOM : 4}
            attributionPosition="top-right"
          >
            <Background variant={BackgroundVariant.Dots} gap={16} size={1.2} color="var(--grid)" />
            <Headers layout={layout} />
            <DropMark layout={layout} />
            <OrderLine />
            <KeepFocus stage={stage} />
          </ReactFlow>
        </FollowContext>
        {level === null ? (
          <>
            <Palette />
            <ZoomControl zoomTo={zoomTo} />
            <Legend />
            <MomentChip />
          </>
        ) : null}
        <Levels />
      </div>
    </CanvasMenu>
  );
}

const MULTI_KEYS = ["Shift", "Meta", "Control"];
const CONNECTION_LINE = { stroke: "var(--cv-new-edge)", strokeWidth: 2.25 };

/**
 * While an edge is begun, a press on a neuron ends it there; with the connect tool it begins one. A press on a
 * neuron's dot is React Flow's own: it has just begun an edge there.
 */
function clickNode({ target }: { readonly target: EventTarget }, { id }: CanvasNode): void {
  const dot = target instanceof Element && target.closest(".react-flow__handle.source") !== null;
  if (!tapNode(id) && !dot) endConnecting(id);
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
