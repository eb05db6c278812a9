import { Background, BackgroundVariant, ReactFlow, ReactFlowProvider, useReactFlow } from "@xyflow/react";
import { Expand, Grid3x3, Maximize, Shrink, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import type { Network } from "../../../src-worker/model/network.ts";
import { select } from "../../actions/edit/common.ts";
import type { CanvasEdge, CanvasNode } from "../../drawing/drawing.ts";
import { useDocument } from "../../store/document.ts";
import { type NeuronWindow, openBlockOf, type Span, useLevels, windowIn } from "../../store/levels.ts";
import { layerName, unitText } from "../../store/names.ts";
import { unitKey, useView } from "../../store/view.ts";
import { IconButton } from "../../ui/Button.tsx";
import { EDGE_TYPES, MOST_FOCUSABLE_EDGES, NODE_TYPES } from "../elementTypes.ts";
import { edgeLook } from "../linked.ts";
import { clickEdge, hover, unhover } from "../press.ts";
import { mergeEdges, mergeNodes } from "../reuse.ts";
import { Symbols } from "../Symbols.tsx";
import { useKeys } from "../useKeys.ts";
import { goUp } from "./neuron.ts";
import { text } from "./text.ts";
import { windowScene } from "./windowScene.ts";

/** Neurons of a block of weights, with every edge between them: a canvas of its own over the canvas. */
export function WindowPanel() {
  const network = useDocument((state) => state.document.network);
  const stored = useLevels((levels) => levels.window);
  const window = windowIn(network, stored);
  const [large, setLarge] = useState(false);
  const panel = useRef<HTMLElement>(null);
  const { layer, from, sources, units } = window ?? {};
  const key = [layer, from, sources, units].join();
  useEffect(() => {
    if (key) panel.current?.focus({ preventScroll: true });
  }, [key]);
  if (!window) return null;
  const name = layerName(network, window.layer);
  return (
    <section
      ref={panel}
      className={large ? "mx-window is-large" : "mx-window"}
      aria-label={text.window.title(name)}
      tabIndex={-1}
      onKeyDown={closeOnEscape}
    >
      <ReactFlowProvider key={key + large}>
        <header className="mx-window-head">
          <b>
            <Symbols text={titleOf(network, window)} />
          </b>
          <span className="mx-grow" />
          <FitButton />
          <IconButton label={text.window.show} onClick={() => openBlockOf(window)}>
            <Grid3x3 size={14} strokeWidth={1.5} />
          </IconButton>
          <IconButton
            label={large ? text.window.smaller : text.window.larger}
            onClick={() => setLarge(!large)}
          >
            {large ? <Shrink size={14} strokeWidth={1.5} /> : <Expand size={14} strokeWidth={1.5} />}
          </IconButton>
          <IconButton label={text.window.close} onClick={() => useLevels.getState().patch({ window: null })}>
            <X size={14} strokeWidth={1.5} />
          </IconButton>
        </header>
        <Neurons window={window} />
      </ReactFlowProvider>
    </section>
  );
}

/** h₁,₂₂₀ … h₁,₂₄₁ → h₂,₁₈₀ … h₂,₁₉₉ */
function titleOf(network: Network, { layer, from, sources, units }: NeuronWindow): string {
  const span = (of: number, [first, last]: Span) => {
    const ends = [first, last].map((index) => unitText(network, { layer: of, index }));
    return first === last ? ends[0] : ends.join(" … ");
  };
  return `${span(from, sources)} → ${span(layer, units)}`;
}

const NOT_DRAGGED = new Map();
/** Opened so that text can be read, if not all neurons fit then; the button shows them all. */
const OPENED = { padding: 0.06, minZoom: 0.5, maxZoom: 1.25 };
const ALL = { padding: 0.06, maxZoom: 1.25 };
const SCALE = { x: 1, y: 1 };

function FitButton() {
  const flow = useReactFlow();
  return (
    <IconButton label={text.window.fit} onClick={() => void flow.fitView(ALL)}>
      <Maximize size={14} strokeWidth={1.5} />
    </IconButton>
  );
}

function Neurons({ window }: { readonly window: NeuronWindow }) {
  const { nodes, edges } = useElements(window);
  const keys = useKeys({ nodes, edges, scale: SCALE });
  const keyDown = (event: KeyboardEvent<HTMLElement>) => {
    // Their places here are not those on the canvas: nothing to move.
    if (!event.shiftKey || !event.key.startsWith("Arrow")) keys.onKeyDown(event);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys reach here from the focused neuron or edge
    <div className="mx-window-body" onKeyDown={keyDown} onFocus={keys.onFocus}>
      <ReactFlow<CanvasNode, CanvasEdge>
        id="neurons"
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodeClick={pick}
        onNodeMouseEnter={hover}
        onNodeMouseLeave={unhover}
        onEdgeClick={clickEdge}
        onPaneClick={() => select([])}
        fitView
        fitViewOptions={OPENED}
        nodesDraggable={false}
        nodesConnectable={false}
        deleteKeyCode={null}
        selectionKeyCode={null}
        disableKeyboardA11y
        edgesFocusable={edges.length <= MOST_FOCUSABLE_EDGES}
        panOnScroll
        panOnDrag
        zoomOnDoubleClick={false}
        elevateNodesOnSelect={false}
        minZoom={0.08}
        maxZoom={4}
      >
        <Background variant={BackgroundVariant.Dots} gap={16} size={1.2} color="var(--grid)" />
      </ReactFlow>
    </div>
  );
}

/** Nodes and edges, unchanged ones by the same reference as before. */
function useElements(window: NeuronWindow) {
  const network = useDocument((state) => state.document.network);
  const units = useView((view) => view.selectedUnits);
  const picked = useView((view) => view.selectedEdges);
  const lastNodes = useRef<CanvasNode[]>([]);
  const lastEdges = useRef<CanvasEdge[]>([]);
  const scene = useMemo(() => windowScene(network, window), [network, window]);
  const nodes = useMemo(() => {
    const selected = new Set(units.map(unitKey));
    lastNodes.current = mergeNodes(lastNodes.current, scene.nodes, { selected, dragged: NOT_DRAGGED });
    return lastNodes.current;
  }, [scene, units]);
  const edges = useMemo(() => {
    const view = { selectedUnits: units, selectedEdges: picked, hovered: null };
    lastEdges.current = mergeEdges(
      lastEdges.current,
      scene.edges,
      (edge) => edge.type === "weight" && edge.data !== undefined && edgeLook(view, edge.data) === "linked",
    );
    return lastEdges.current;
  }, [scene, units, picked]);
  return { nodes, edges };
}

/** A click selects a neuron, with Shift or Ctrl one more. */
function pick(event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }, node: CanvasNode): void {
  if (node.type === "layer") return;
  const unit = { layer: node.data.layer, index: node.data.index };
  const more = event.shiftKey || event.ctrlKey || event.metaKey;
  const others = more
    ? useView.getState().selectedUnits.filter((other) => unitKey(other) !== unitKey(unit))
    : [];
  select([...others, unit]);
}

function closeOnEscape(event: KeyboardEvent): void {
  if (event.key !== "Escape") return;
  goUp();
  event.stopPropagation();
}
