import { type KeyboardEvent, useEffect, useRef } from "react";

export interface InlineEditProps {
  readonly label: string;
  readonly initial: string;
  /** Called on Enter and on leaving; false keeps the field open. */
  readonly onCommit: (text: string) => boolean;
  readonly onClose: () => void;
  readonly className?: string;
}

/** A field typed in place: Enter takes the text, Escape keeps what was there. */
export function InlineEdit({ label, initial, onCommit, onClose, className = "" }: InlineEditProps) {
  const input = useRef<HTMLInputElement>(null);
  const closed = useRef(false);
  useEffect(() => {
    const field = input.current;
    field?.focus({ preventScroll: true });
    field?.select();
  }, []);

  const close = (backTo: HTMLElement | null) => {
    closed.current = true;
    onClose();
    backTo?.focus({ preventScroll: true });
  };
  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    const node = event.currentTarget.closest<HTMLElement>(".react-flow__node");
    if (event.key === "Escape") close(node);
    if (event.key === "Enter" && onCommit(event.currentTarget.value)) close(node);
  };
  return (
    <input
      ref={input}
      className={`cv-edit nodrag nopan ${className}`}
      aria-label={label}
      defaultValue={initial}
      spellCheck={false}
      autoComplete="off"
      onKeyDown={keyDown}
      onContextMenu={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onBlur={(event) => {
        if (closed.current) return;
        onCommit(event.currentTarget.value);
        close(null);
      }}
    />
  );
}
