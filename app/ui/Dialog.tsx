import { X } from "lucide-react";
import { Dialog as RadixDialog } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { Button } from "./Button.tsx";

export interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  /** One sentence under the title; screen readers read it first. */
  readonly description: ReactNode;
  /** Accessible name of the close button. */
  readonly closeLabel: string;
  /** Room for two columns, at a height that does not change with its content. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A modal dialog. Use a line in the pane where that will do. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  closeLabel,
  wide = false,
  children,
}: DialogProps) {
  const content = useRef<HTMLDivElement>(null);
  return (
    <RadixDialog.Root open={open} onOpenChange={onOpenChange}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="ui-veil" />
        <RadixDialog.Content
          ref={content}
          className={wide ? "ui-dialog ui-dialog-wide" : "ui-dialog"}
          onOpenAutoFocus={(event) => {
            // The dialog itself, not its close button, has the focus first.
            event.preventDefault();
            content.current?.focus();
          }}
        >
          <header>
            <RadixDialog.Title>{title}</RadixDialog.Title>
            <RadixDialog.Close asChild>
              <Button square aria-label={closeLabel}>
                <X size={16} aria-hidden />
              </Button>
            </RadixDialog.Close>
          </header>
          <RadixDialog.Description>{description}</RadixDialog.Description>
          {children}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}
