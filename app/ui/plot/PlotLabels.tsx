import type { PlotLabel } from "./figure.ts";

export interface PlotLabelsProps {
  readonly labels: readonly PlotLabel[];
  /** The key of the label under the pointer, or null. */
  readonly onHover?: ((key: string | null) => void) | undefined;
}

/** The text over a plot. A label that is pointed at stands for its curve. */
export function PlotLabels({ labels, onHover }: PlotLabelsProps) {
  return (
    <div className="ui-plot-labels" aria-hidden="true">
      {labels.map(({ key, symbol, text, x, y, anchor, color, size, strong, opacity }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: pointing at a curve is a pointer's own way
        <span
          key={key}
          onMouseEnter={() => onHover?.(key)}
          onMouseLeave={() => onHover?.(null)}
          className={strong ? "is-strong" : undefined}
          style={{
            transform: `translate(${x}px, ${y}px) translate(${anchor === "left" ? "0" : "-100%"}, -50%)`,
            color,
            fontSize: size,
            opacity,
          }}
        >
          {symbol ? (
            <>
              {symbol.letter}
              {symbol.sub ? <sub>{symbol.sub}</sub> : null}
              {symbol.sup ? <sup>{symbol.sup}</sup> : null}
            </>
          ) : null}
          {text}
        </span>
      ))}
    </div>
  );
}
