const SHAPES = ["circle", "square", "diamond"] as const;

/** The mark of an output: ● ■ ◆ in its hue for the first three, a grey ring for the others. */
export function OutputMarker({ index, size = 10 }: { readonly index: number; readonly size?: number }) {
  const shape = SHAPES[index];
  return (
    <svg width={size} height={size} viewBox="0 0 10 10" aria-hidden="true" className="ui-marker">
      {shape === "circle" ? <circle cx="5" cy="5" r="4" fill="var(--y0)" /> : null}
      {shape === "square" ? <rect x="1.4" y="1.4" width="7.2" height="7.2" fill="var(--y1)" /> : null}
      {shape === "diamond" ? <path d="M5 .3 9.7 5 5 9.7.3 5z" fill="var(--y2)" /> : null}
      {shape ? null : <circle cx="5" cy="5" r="3.2" fill="none" stroke="var(--ink3)" strokeWidth="1.4" />}
    </svg>
  );
}
