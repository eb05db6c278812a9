import { useStore } from "@xyflow/react";
import { useMemo } from "react";
import type { NetworkDocument } from "../../src-worker/model/document.ts";
import { COMPACT, FULL, LARGE, type Layout, layoutNetwork } from "../drawing/layout.ts";
import { useView } from "../store/view.ts";

/** Below this pane width nodes drop their second lines. */
const FULL_WIDTH = 640;
/** Below this one they show symbol and value alone, to be read when drawn small. */
const TINY_WIDTH = 330;
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
  const tiny = useStore(({ width }) => width > 0 && width < TINY_WIDTH);
  const projected = useView((view) => view.theme === "projector");
  const density = projected || tiny ? LARGE : narrow ? COMPACT : FULL;
  return useMemo(
    () => (density === FULL ? full : layoutNetwork(document, density)),
    [document, density, full],
  );
}
