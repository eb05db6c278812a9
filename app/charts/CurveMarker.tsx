import type { OutputStyle } from "../ui/plot/outputStyles.ts";

/** The mark of an output as the chart draws it: ● ■ ◆, or a grey ring for those behind. */
export function CurveMarker({ style }: { readonly style: OutputStyle }) {
  const fill = `var(--${style.ink})`;
  return (
    <svg width={10} height={10} viewBox="0 0 10 10" aria-hidden="true">
      {style.marker === "circle" ? <circle cx="5" cy="5" r="4" fill={fill} /> : null}
      {style.marker === "square" ? <rect x="1.4" y="1.4" width="7.2" height="7.2" fill={fill} /> : null}
      {style.marker === "diamond" ? <path d="M5 .3 9.7 5 5 9.7.3 5z" fill={fill} /> : null}
      {style.marker ? null : <circle cx="5" cy="5" r="3.2" fill="none" stroke={fill} strokeWidth="1.4" />}
    </svg>
  );
}
