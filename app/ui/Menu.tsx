import { Check } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { AfterClosing, useChoice, useLater } from "./afterClosing.ts";
import { type MenuRow, MenuRows } from "./MenuRows.tsx";

export interface MenuProps {
  /** The button that opens the menu. */
  readonly trigger: ReactElement;
  readonly children: ReactNode;
  readonly align?: "start" | "center" | "end";
  readonly onOpenChange?: (open: boolean) => void;
  readonly wide?: boolean;
}

/** A dropdown menu; its items are `MenuItem`, `MenuCheck`, `MenuLabel` and `MenuLine`. */
export function Menu({ trigger, children, align = "start", onOpenChange, wide = false }: MenuProps) {
  const { later, onCloseAutoFocus } = useChoice();
  return (
    <DropdownMenu.Root modal={false} {...(onOpenChange ? { onOpenChange } : {})}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={wide ? "ui-menu ui-menu-wide" : "ui-menu"}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={onCloseAutoFocus}
        >
          <AfterClosing value={later}>{children}</AfterClosing>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

export interface MenuItemProps {
  readonly label: ReactNode;
  /** A second line in the secondary ink. */
  readonly detail?: ReactNode;
  readonly shortcut?: string | undefined;
  readonly icon?: ReactNode;
  readonly disabled?: boolean;
  readonly onSelect: () => void;
}

export function MenuItem({ label, detail, shortcut, icon, disabled = false, onSelect }: MenuItemProps) {
  const later = useLater();
  return (
    <DropdownMenu.Item className="ui-menu-item" disabled={disabled} onSelect={() => later(onSelect)}>
      {icon ? <span className="ui-menu-icon">{icon}</span> : null}
      <span className="ui-menu-text">
        <span>{label}</span>
        {detail ? <small>{detail}</small> : null}
      </span>
      {shortcut ? <kbd className="ui-kbd">{shortcut}</kbd> : null}
    </DropdownMenu.Item>
  );
}

export interface MenuCheckProps {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly shortcut?: string | undefined;
  readonly onChange: (checked: boolean) => void;
}

/** An item with a tick. The menu stays open, so that several can be set. */
export function MenuCheck({ label, checked, shortcut, onChange }: MenuCheckProps) {
  return (
    <DropdownMenu.CheckboxItem
      className="ui-menu-item"
      checked={checked}
      onCheckedChange={onChange}
      onSelect={(event) => event.preventDefault()}
    >
      <span className="ui-menu-icon">
        <DropdownMenu.ItemIndicator>
          <Check size={16} strokeWidth={2} aria-hidden />
        </DropdownMenu.ItemIndicator>
      </span>
      <span className="ui-menu-text">{label}</span>
      {shortcut ? <kbd className="ui-kbd">{shortcut}</kbd> : null}
    </DropdownMenu.CheckboxItem>
  );
}

/** Rows that are the same in context menus. */
export function DropdownRows({ rows }: { readonly rows: readonly MenuRow[] }) {
  return <MenuRows rows={rows} parts={DropdownMenu} />;
}

export function MenuLabel({ children }: { readonly children: ReactNode }) {
  return <DropdownMenu.Label className="ui-menu-label">{children}</DropdownMenu.Label>;
}

export function MenuLine() {
  return <DropdownMenu.Separator className="ui-menu-line" />;
}

export interface MenuChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly {
    readonly value: T;
    readonly label: string;
    readonly detail?: string;
    readonly shortcut?: string | undefined;
  }[];
  readonly onChange: (value: T) => void;
}

/** One of several under a heading, the chosen one ticked. */
export function MenuChoice<T extends string>({ label, value, options, onChange }: MenuChoiceProps<T>) {
  return (
    <DropdownMenu.RadioGroup aria-label={label} value={value} onValueChange={(next) => onChange(next as T)}>
      <MenuLabel>{label}</MenuLabel>
      {options.map((option) => (
        <DropdownMenu.RadioItem key={option.value} value={option.value} className="ui-menu-item">
          <span className="ui-menu-icon">
            <DropdownMenu.ItemIndicator>
              <Check size={16} strokeWidth={2} aria-hidden />
            </DropdownMenu.ItemIndicator>
          </span>
          <span className="ui-menu-text">
            <span>{option.label}</span>
            {option.detail ? <small>{option.detail}</small> : null}
          </span>
          {option.shortcut ? <kbd className="ui-kbd">{option.shortcut}</kbd> : null}
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}
