import { X } from "lucide-react";
import { Dialog as RadixDialog } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { Button } from "./Button.tsx";
import { useFocusBack } from "./focusBack.ts";

export interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  /** One sentence under the title; screen readers read it first. */
  readonly description: ReactNode;
  /** Accessible name of the close button. */
  readonly closeLabel: string;
  /** Narrow for a question, wide for a table; a workplace keeps its height whatever it holds. */
  readonly size?: "small" | "wide" | "workplace";
  readonly children: ReactNode;
}

/**
 * A modal dialog; closed, what had the focus before has it again, unless its closing gave it to something else.
 * Use a line in the pane where that will do.
 */
export function Dialog(props: DialogProps) {
  const { open, onOpenChange, title, description, closeLabel, size, children } = props;
  const content = useRef<HTMLDivElement>(null);
  const focus = useFocusBack();
  return (
    <RadixDialog.Root open={open} onOpenChange={onOpenChange}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="ui-veil" />
        <RadixDialog.Content
          ref={content}
          className={size ? `ui-dialog ui-dialog-${size}` : "ui-dialog"}
          onOpenAutoFocus={(event) => {
            // The first field, or the dialog itself, has the focus first: not its close button.
            event.preventDefault();
            focus.remember();
            const field = content.current?.querySelector<HTMLElement>("[data-autofocus]");
            (field ?? content.current)?.focus();
            if (field instanceof HTMLInputElement) field.select();
          }}
          onCloseAutoFocus={focus.restore}
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
