import type { PlotLabel } from "./figure.ts";

/** The text over a plot. */
export function PlotLabels({ labels }: { readonly labels: readonly PlotLabel[] }) {
  return (
    <div className="ui-plot-labels" aria-hidden="true">
      {labels.map(({ key, symbol, text, x, y, anchor, color, size, strong, opacity }) => (
        <span
          key={key}
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
