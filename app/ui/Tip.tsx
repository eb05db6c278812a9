import { Tooltip } from "radix-ui";
import type { ReactElement, ReactNode } from "react";

/** Once around the page: tooltips share one delay. */
export function TipProvider({ children }: { readonly children: ReactNode }) {
  return (
    <Tooltip.Provider delayDuration={400} skipDelayDuration={200}>
      {children}
    </Tooltip.Provider>
  );
}

export interface TipProps {
  readonly label: string;
  /** Key shown beside the label, "Ctrl Z". */
  readonly shortcut?: string | undefined;
  readonly side?: "top" | "right" | "bottom" | "left";
  /** One element that takes a ref and event handlers. */
  readonly children: ReactElement;
}

/** A tooltip on hover and on keyboard focus. Works anywhere below `TipProvider`. */
export function Tip({ label, shortcut, side = "bottom", children }: TipProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content className="ui-tip" side={side} sideOffset={6} collisionPadding={8}>
          {label}
          {shortcut ? <kbd className="ui-kbd">{shortcut}</kbd> : null}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
