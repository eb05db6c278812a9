/** Modules that are asked for one after the other when the page starts, by the name of their chunk. */
export const FRAME = { index: "main.ts", start: "start.ts", page: "page.tsx" } as const;
/** The panes, which fill the frame at once. */
export const PANES = {
  InputsPane: "panels/InputsPane.tsx",
  CanvasPane: "canvas/CanvasPane.tsx",
  ComparisonTable: "charts/ComparisonTable.tsx",
  ChartPane: "charts/ChartPane.tsx",
  ReactionsPane: "reactions/ReactionsPane.tsx",
} as const;
