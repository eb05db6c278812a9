import { useMemo, useRef } from "react";
import { useScreen } from "../store/screen.ts";
import type { Figure } from "../ui/plot/figure.ts";
import type { Frame } from "../ui/plot/frame.ts";
import { Plot } from "../ui/plot/Plot.tsx";
import { usePalette } from "../ui/plot/usePalette.ts";
import { useSize } from "../ui/plot/useSize.ts";

export interface PlotFrameProps {
  /** Accessible name of the picture. */
  readonly label: string;
  /** Makes the figure for a frame; a new function is a new picture. Null leaves the place empty. */
  readonly draw: ((frame: Frame) => Figure) | null;
  /** How its numbers are computed: the mark of a topic. */
  readonly how?: string;
}

/** A place for one plot: measures itself, follows the theme, redraws at plotly's pace. */
export function PlotFrame({ label, draw, how }: PlotFrameProps) {
  const host = useRef<HTMLDivElement>(null);
  const size = useSize(host);
  const palette = usePalette(host);
  const scale = useScreen((state) => state.zoom);
  const figure = useMemo(
    () => (draw && size && palette ? draw({ ...size, palette, scale }) : null),
    [draw, size, palette, scale],
  );
  return (
    <div ref={host} className="lab-plot" role="img" aria-label={label} data-how={how}>
      {figure ? <Plot figure={figure} /> : null}
    </div>
  );
}
