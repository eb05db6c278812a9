import type { ReactNode } from "react";

export interface PaneHeaderProps {
  readonly title: string;
  /** A count or a short note after the title. */
  readonly note?: ReactNode;
  /** Controls at the right. */
  readonly children?: ReactNode;
}

/** The 40 px head of a pane: title, note, controls. */
export function PaneHeader({ title, note, children }: PaneHeaderProps) {
  return (
    <header className="ui-pane-head">
      <h2>{title}</h2>
      {note ? <span className="ui-pane-note">{note}</span> : null}
      <span className="ui-pane-grow" />
      {children}
    </header>
  );
}

/** A line of text in a pane: an error says what, where and what to do. */
export function PaneLine({
  kind,
  children,
}: {
  readonly kind: "error" | "warn" | "info";
  readonly children: ReactNode;
}) {
  return (
    <p className={`ui-line ui-line-${kind}`} role={kind === "error" ? "alert" : "status"}>
      {children}
    </p>
  );
}
