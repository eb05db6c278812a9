import { Popover as RadixPopover } from "radix-ui";
import { type ReactElement, type ReactNode, useRef } from "react";

export interface PopoverProps {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  /** Accessible name of the floating panel. */
  readonly label: string;
  readonly align?: "start" | "center" | "end";
  /** It is there to be read: opened, the panel itself has the focus, not the first thing to press in it. */
  readonly toRead?: boolean;
  readonly children: ReactNode;
}

/** A floating panel beside its button; closes on Escape and on a click elsewhere. */
export function Popover({ trigger, label, align = "end", toRead = false, children }: PopoverProps) {
  const content = useRef<HTMLDivElement>(null);
  return (
    <RadixPopover.Root>
      <RadixPopover.Trigger asChild>{trigger}</RadixPopover.Trigger>
      <RadixPopover.Portal>
        <RadixPopover.Content
          ref={content}
          onOpenAutoFocus={(event) => {
            if (!toRead) return;
            event.preventDefault();
            content.current?.focus();
          }}
          className="ui-popover"
          aria-label={label}
          align={align}
          sideOffset={4}
          collisionPadding={8}
        >
          {children}
        </RadixPopover.Content>
      </RadixPopover.Portal>
    </RadixPopover.Root>
  );
}
