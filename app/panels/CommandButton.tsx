import type { ReactNode } from "react";
import type { Command } from "../actions/commands.ts";
import { menuRows } from "../actions/menuRows.ts";
import type { MenuEntry } from "../actions/menus.ts";
import { useCommand } from "../actions/useCommand.ts";
import { Button, type ButtonLook } from "../ui/Button.tsx";
import { DropdownRows, MenuItem } from "../ui/Menu.tsx";
import { Tip } from "../ui/Tip.tsx";

export interface CommandButtonProps {
  readonly command: Command;
  readonly icon?: ReactNode;
  readonly look?: ButtonLook;
  /** An icon alone; the label becomes the accessible name. */
  readonly square?: boolean;
  readonly className?: string;
}

/** A command as a button: its tooltip names it with its key, or says why it cannot run. */
export function CommandButton({ command, icon, look = "plain", square, className }: CommandButtonProps) {
  const { label, shortcut, disabled, tip, run } = useCommand(command);
  return (
    <Tip label={tip} shortcut={shortcut}>
      <Button
        look={look}
        square={square ?? false}
        disabled={disabled}
        onClick={run}
        className={className}
        aria-label={square ? label : undefined}
      >
        {icon}
        {square ? null : <span>{label}</span>}
      </Button>
    </Tip>
  );
}

/** Commands as rows of an open menu. */
export function CommandRows({ entries }: { readonly entries: readonly MenuEntry[] }) {
  return <DropdownRows rows={menuRows(entries)} />;
}

/** A command as a menu item. */
export function CommandItem({ command, icon }: { readonly command: Command; readonly icon?: ReactNode }) {
  const { label, shortcut, disabled, run } = useCommand(command);
  return <MenuItem label={label} shortcut={shortcut} disabled={disabled} icon={icon} onSelect={run} />;
}
