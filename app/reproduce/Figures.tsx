import { useCallback } from "react";
import type { ReproductionFigure } from "../../src-worker/model/reproduction.ts";
import { PlotFrame } from "../curves/PlotFrame.tsx";
import { bandFigure } from "../experiments/figures/bands.ts";
import { useReproduction } from "../store/reproduction.ts";
import { brief } from "../ui/numbers.ts";
import type { Frame } from "../ui/plot/frame.ts";
import { text } from "./text.ts";

/** Figures 2, 3 and 4 of the paper, simulated here. */
export function Figures() {
  const figures = useReproduction((state) => state.figures);
  if (figures.length === 0) return null;
  return (
    <section className="rp-figures" aria-label={text.figures}>
      {figures.map((figure) => (
        <FigureOf key={figure.id} figure={figure} />
      ))}
    </section>
  );
}

function FigureOf({ figure }: { readonly figure: ReproductionFigure }) {
  const draw = useCallback(
    (frame: Frame) =>
      bandFigure(
        {
          times: figure.times,
          outputs: figure.curves.map(({ name, values, target }) => ({
            name,
            middle: values,
            bands: [],
            limit: target,
            beside: null,
          })),
          timeScale: "linear",
          decades: 3,
        },
        frame,
      ),
    [figure],
  );
  return (
    <figure className="rp-figure">
      <h3>{figure.title}</h3>
      <div className="rp-plot">
        {figure.picture ? <Picture picture={figure.picture} /> : null}
        <PlotFrame label={labelOf(figure)} draw={draw} />
      </div>
      <figcaption>{figure.caption}</figcaption>
    </figure>
  );
}

/** What the curves say, for who cannot see them. */
function labelOf({ title, curves }: ReproductionFigure): string {
  const ends = curves.map(({ name, values, target }) =>
    text.ends(name, brief(values.at(-1) ?? 0, 3), brief(target, 3)),
  );
  return text.figureLabel(title, ends);
}

function Picture({
  picture: { size, pixels },
}: {
  readonly picture: NonNullable<ReproductionFigure["picture"]>;
}) {
  return (
    <svg className="rp-picture" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={text.picture}>
      {pixels.map((ink, p) =>
        ink > 0 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a pixel is its place
          <rect key={p} x={p % size} y={Math.floor(p / size)} width="1.02" height="1.02" fillOpacity={ink} />
        ) : null,
      )}
    </svg>
  );
}
