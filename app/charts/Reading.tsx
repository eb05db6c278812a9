import { type CSSProperties, useLayoutEffect, useMemo, useRef } from "react";
import type { Curve } from "../curves/curves.ts";
import { useTime } from "../store/time.ts";
import { timeFraction } from "../store/timeAxis.ts";
import { fixedNumber } from "../ui/numbers.ts";
import type { ChartFigure } from "./figure.ts";
import { type Corner, quietEdge, readingRows, sideFor, valuesAt } from "./reading.ts";

/** The values of all shown curves at the cursor, in the corner of the plot where they hide least. */
export function Reading({ figure }: { readonly figure: ChartFigure }) {
  const box = useRef<HTMLDivElement>(null);
  const { set, area, scale } = figure;
  const rows = useMemo(() => readingRows(set.curves), [set]);
  const most = Math.max(1, ...rows.map((row) => row.curves.length));
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const cells = [...element.querySelectorAll<HTMLElement>("[data-curve]")];
    const width = Math.max(6, ...cells.map((cell) => widest(set.curves[Number(cell.dataset.curve)], figure)));
    element.style.setProperty("--reading-width", `${width}ch`);
    let side: Corner["side"] | null = null;
    const draw = () => {
      const { t } = useTime.getState();
      if (t === null) return;
      const values = valuesAt(set.curves, t);
      for (const cell of cells) {
        const written = fixedNumber(values[Number(cell.dataset.curve)] ?? Number.NaN, figure.decimals);
        if (cell.textContent !== written) cell.textContent = written;
      }
      const next = sideFor(timeFraction(area.axes, t), side ?? "right");
      if (next === side) return;
      side = next;
      place(element, figure, next);
    };
    draw();
    return useTime.subscribe(draw);
  }, [figure, set, area]);
  return (
    <div
      ref={box}
      className="chart-reading"
      aria-hidden="true"
      style={{ "--chart-scale": scale, "--reading-columns": most } as CSSProperties}
    >
      {rows.map(({ curves }) => (
        <div key={curves[0]} className="chart-reading-row">
          {curves.map((index) => (
            <Cell key={index} curve={set.curves[index] as Curve} index={index} />
          ))}
        </div>
      ))}
    </div>
  );
}

function Cell({ curve, index }: { readonly curve: Curve; readonly index: number }) {
  const { letter, sup, sub } = curve.symbol;
  return (
    <span className="chart-reading-cell">
      <i className={curve.dotted ? "is-dotted" : ""} style={{ color: `var(--${curve.ink})` }} />
      <span>
        {letter}
        {sub ? <sub>{sub}</sub> : null}
        {sup ? <sup>{sup}</sup> : null}
      </span>
      <b data-curve={index} />
    </span>
  );
}

/** Characters of the longest value of a curve: numbers must not shift sideways while they change. */
function widest(curve: Curve | undefined, { decimals }: ChartFigure): number {
  let low = 0;
  let high = 0;
  for (const value of curve?.values ?? []) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return Math.max(fixedNumber(low, decimals).length, fixedNumber(high, decimals).length);
}

/** Most of the plot that the box may cover; what does not fit is scrolled to. */
const MOST_WIDTH = 0.72;
const MOST_HEIGHT = 0.62;

function place(box: HTMLElement, { area, set, scale }: ChartFigure, side: Corner["side"]): void {
  const gap = 6 * scale;
  box.classList.remove("is-single");
  box.style.maxHeight = `${Math.max(36 * scale, area.height * MOST_HEIGHT)}px`;
  if (box.offsetWidth > area.width * MOST_WIDTH) box.classList.add("is-single");
  box.classList.toggle("is-long", box.scrollHeight > box.clientHeight + 1);
  const size = { width: box.offsetWidth + gap, height: box.offsetHeight + gap };
  const edge = quietEdge(set.curves, area, side, size);
  box.style.left = `${side === "left" ? area.left + gap : Math.max(0, area.left + area.width - size.width)}px`;
  box.style.top = `${edge === "top" ? area.top + gap / 2 : Math.max(0, area.top + area.height - size.height)}px`;
}
