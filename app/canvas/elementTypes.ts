import { BundleEdgeView, WeightEdgeView } from "./edges.tsx";
import { LayerNodeView } from "./LayerNode.tsx";
import { HiddenNode, InputNode, OutputNode } from "./UnitNodes.tsx";

/** What React Flow draws the elements with; the same objects always, so that nothing is drawn anew. */
export const NODE_TYPES = { input: InputNode, hidden: HiddenNode, output: OutputNode, layer: LayerNodeView };
export const EDGE_TYPES = { weight: WeightEdgeView, bundle: BundleEdgeView };

/** More edges than this are no stops for the Tab key. */
export const MOST_FOCUSABLE_EDGES = 120;
/** The middle button pans in every tool; the right one opens the context menu. */
export const OTHER_BUTTONS = [1];
