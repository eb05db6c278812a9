import { Dialog as RadixDialog } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { useFocusBack } from "./focusBack.ts";

export interface FloatingSearchProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly description: string;
  /** Gets a function that closes it and then, once the keyboard is back where it was, does something. */
  readonly children: (closeAnd: (then: () => void) => void) => ReactNode;
}

/** A modal without a header near the top of the page, for something that is searched and chosen from. */
export function FloatingSearch({ open, onOpenChange, title, description, children }: FloatingSearchProps) {
  const next = useRef<(() => void) | null>(null);
  const closeAnd = (then: () => void) => {
    next.current = then;
    onOpenChange(false);
  };
  const focus = useFocusBack();
  const afterClosing = (event: Event) => {
    focus.restore(event);
    const then = next.current;
    next.current = null;
    if (then) setTimeout(then);
  };
  return (
    <RadixDialog.Root open={open} onOpenChange={onOpenChange}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="ui-veil" />
        <RadixDialog.Content
          className="ui-dialog ui-search"
          onOpenAutoFocus={focus.remember}
          onCloseAutoFocus={afterClosing}
        >
          <RadixDialog.Title className="ui-hidden">{title}</RadixDialog.Title>
          <RadixDialog.Description className="ui-hidden">{description}</RadixDialog.Description>
          {children(closeAnd)}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}
