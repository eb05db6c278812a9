import type { ReactNode } from "react";

/** What fills the panes. */
export interface Panes {
  readonly inputs: ReactNode;
  readonly canvas: ReactNode;
  readonly chart: ReactNode;
  readonly reactions: ReactNode;
}
