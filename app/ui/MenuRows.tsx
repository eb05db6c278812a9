import { ChevronRight } from "lucide-react";
import type { DropdownMenu } from "radix-ui";
import { useLater } from "./afterClosing.ts";
import { Tip } from "./Tip.tsx";

/** One thing a menu offers. */
export interface MenuAction {
  readonly id: string;
  readonly label: string;
  readonly shortcut?: string | undefined;
  /** Why it cannot be chosen now; null when it can. */
  readonly reason: string | null;
  readonly onSelect: () => void;
}

/** A line, an action, or more actions behind a heading. */
export type MenuRow =
  | "line"
  | MenuAction
  | { readonly id: string; readonly label: string; readonly actions: readonly MenuAction[] };

/** What dropdown and context menus are both made of. */
export type MenuParts = Pick<
  typeof DropdownMenu,
  "Item" | "Separator" | "Sub" | "SubTrigger" | "SubContent" | "Portal"
>;

export interface MenuRowsProps {
  readonly rows: readonly MenuRow[];
  readonly parts: MenuParts;
}

/** Rows of a menu. What cannot be chosen stays within reach and says why. */
export function MenuRows({ rows, parts }: MenuRowsProps) {
  const { Separator } = parts;
  return rows.map((row, n) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity
    if (row === "line") return <Separator key={n} className="ui-menu-line" />;
    if (!("actions" in row)) return <Row key={row.id} action={row} parts={parts} />;
    return <SubRows key={row.id} label={row.label} actions={row.actions} parts={parts} />;
  });
}

interface SubRowsProps {
  readonly label: string;
  readonly actions: readonly MenuAction[];
  readonly parts: MenuParts;
}

function SubRows({ label, actions, parts }: SubRowsProps) {
  const { Sub, SubTrigger, SubContent, Portal } = parts;
  return (
    <Sub>
      <SubTrigger className="ui-menu-item">
        <span className="ui-menu-text">{label}</span>
        <ChevronRight size={14} aria-hidden />
      </SubTrigger>
      <Portal>
        <SubContent className="ui-menu" sideOffset={4} collisionPadding={8}>
          {actions.map((action) => (
            <Row key={action.id} action={action} parts={parts} />
          ))}
        </SubContent>
      </Portal>
    </Sub>
  );
}

function Row({ action, parts }: { readonly action: MenuAction; readonly parts: MenuParts }) {
  const { label, shortcut, reason, onSelect } = action;
  const { Item } = parts;
  const later = useLater();
  const item = (
    <Item
      className="ui-menu-item"
      aria-disabled={reason === null ? undefined : true}
      onSelect={(event) => {
        if (reason === null) later(onSelect);
        else event.preventDefault();
      }}
    >
      <span className="ui-menu-text">{label}</span>
      {shortcut ? <kbd className="ui-kbd">{shortcut}</kbd> : null}
    </Item>
  );
  if (reason === null) return item;
  return (
    <Tip label={reason} side="right">
      {item}
    </Tip>
  );
}
