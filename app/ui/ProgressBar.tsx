export interface ProgressBarProps {
  /** What goes on, for screen readers. */
  readonly label: string;
  /** How much of `total` is done. */
  readonly done: number;
  /** 100 unless said otherwise: then `done` is in percent. */
  readonly total?: number;
  readonly className?: string;
}

/** A thin bar that fills from the left. */
export function ProgressBar({ label, done, total = 100, className = "" }: ProgressBarProps) {
  return (
    <span
      className={`ui-bar ${className}`.trim()}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={Math.round(done)}
    >
      <i style={{ width: `${(100 * done) / Math.max(1, total)}%` }} />
    </span>
  );
}
