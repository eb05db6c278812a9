import { ContextMenu as RadixContextMenu } from "radix-ui";
import type { MouseEvent, ReactElement } from "react";
import { AfterClosing, useChoice } from "./afterClosing.ts";
import { type MenuRow, MenuRows } from "./MenuRows.tsx";

export interface ContextMenuProps {
  /** Accessible name of the menu. */
  readonly label: string;
  /** Where it does not open the browser has its own menu; absent: it opens everywhere. */
  readonly wanted?: (event: MouseEvent) => boolean;
  /** What it is there for when it opens; called before the rows are asked for. */
  readonly onOpen: (event: MouseEvent) => void;
  /** Called once it is closed and what was chosen has run. */
  readonly onClosed: () => void;
  /** Asked while the menu is open only. */
  readonly rows: () => readonly MenuRow[];
  /** The place that has the menu: one element that takes a ref. */
  readonly children: ReactElement;
}

/** A context menu: right button, long touch, or the keyboard's menu key. */
export function ContextMenu({ label, wanted, onOpen, onClosed, rows, children }: ContextMenuProps) {
  const { later, onCloseAutoFocus } = useChoice(onClosed);
  return (
    <RadixContextMenu.Root modal={false}>
      <RadixContextMenu.Trigger
        asChild
        onContextMenu={onOpen}
        onContextMenuCapture={(event) => wanted?.(event) === false && event.stopPropagation()}
      >
        {children}
      </RadixContextMenu.Trigger>
      <RadixContextMenu.Portal>
        <RadixContextMenu.Content
          className="ui-menu"
          aria-label={label}
          collisionPadding={8}
          onCloseAutoFocus={onCloseAutoFocus}
        >
          <AfterClosing value={later}>
            <Rows rows={rows} />
          </AfterClosing>
        </RadixContextMenu.Content>
      </RadixContextMenu.Portal>
    </RadixContextMenu.Root>
  );
}

function Rows({ rows }: Pick<ContextMenuProps, "rows">) {
  return <MenuRows rows={rows()} parts={RadixContextMenu} />;
}
