import type { ComponentProps } from "react";

/** A row of a virtual grid: a table's own rows cannot be virtual, and the grid keeps the focus. */
export function GridRow(props: ComponentProps<"div">) {
  // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
  // biome-ignore lint/a11y/useSemanticElements: rows of a virtual grid are no table rows
  return <div role="row" {...props} />;
}

/** A cell of a virtual grid. */
export function GridCell(props: ComponentProps<"span">) {
  // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
  // biome-ignore lint/a11y/useSemanticElements: cells of a virtual grid are no table cells
  return <span role="gridcell" {...props} />;
}
