import { useStore } from "@xyflow/react";
import { useMemo } from "react";
import type { NetworkDocument } from "../../src-worker/model/document.ts";
import { COMPACT, FULL, type Layout, layoutNetwork } from "./layout.ts";

/** Below this pane width nodes drop their second lines. */
const FULL_WIDTH = 640;
/** Ribbons and matrices lose less by standing closer than by being drawn smaller than this. */
const LEAST_SCALE = 0.85;
/** What the canvas keeps clear at both sides together. */
const MARGIN = 40;

/** The layout that the pane has room for. */
export function useLayout(document: NetworkDocument): Layout {
  const full = useMemo(() => layoutNetwork(document, FULL), [document]);
  const hasMatrices = full.columns.some((column) => column.collapsed);
  const least = hasMatrices ? full.bounds.width * LEAST_SCALE + MARGIN : 0;
  const narrow = useStore(({ width }) => width > 0 && width < Math.max(FULL_WIDTH, least));
  return useMemo(() => (narrow ? layoutNetwork(document, COMPACT) : full), [document, narrow, full]);
}
