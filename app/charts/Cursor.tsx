import { type CSSProperties, type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from "react";
import { moveBy, moveToEnd, moveToStart } from "../actions/player.ts";
import { useTime } from "../store/time.ts";
import { cursorText, timeFraction } from "../store/timeAxis.ts";
import { fixedNumber } from "../ui/numbers.ts";
import { text } from "../ui/text.ts";
import { timeToPixel, valueToPixel } from "./area.ts";
import type { ChartFigure } from "./figure.ts";
import { Reading } from "./Reading.tsx";
import { readingRows, valuesAt } from "./reading.ts";
import "./cursor.css";

/** Arrow keys, Shift with them, and the page keys, as parts of the axis. */
const STEP = 0.01;
const FINE = 0.001;
const PAGE = 0.1;
/** Spoken values at most; all of them are in the reading. */
const SPOKEN = 6;
/** With more curves their dots are smaller. */
const CROWDED = 12;

export interface CursorProps {
  /** The figure as it is drawn. */
  readonly figure: ChartFigure;
  readonly thumb: RefObject<HTMLDivElement | null>;
  readonly onZoom: (factor: number) => void;
}

/**
 * The time cursor on top of the drawn chart: a line with a dot on every curve, and a thumb on the time axis. It
 * is moved past React and past plotly, so that it can follow a hand or a played run frame by frame.
 */
export function Cursor({ figure, thumb, onZoom }: CursorProps) {
  const layer = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const draw = () => drawCursor(layer.current, thumb.current, figure);
    draw();
    return useTime.subscribe(draw);
  }, [figure, thumb]);
  const { area, set, scale } = figure;
  const shown = useTime(({ t }) => t !== null);
  const own = { "--chart-scale": scale } as CSSProperties;
  return (
    <div ref={layer} className="chart-cursor" data-shown={shown}>
      <div
        className={set.curves.length > CROWDED ? "chart-cursor-line is-crowded" : "chart-cursor-line"}
        style={{ ...own, top: area.top, height: area.height }}
      >
        {set.curves.map(({ key, kind, ink }) =>
          kind === "ghost" ? null : <i key={key} data-curve={key} style={{ background: `var(--${ink})` }} />,
        )}
      </div>
      <div
        ref={thumb}
        className="chart-thumb"
        role="slider"
        tabIndex={0}
        aria-label={text.time.cursor}
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={area.axes.x[1]}
        aria-valuenow={area.axes.x[1]}
        title={text.time.thumbHint}
        style={{ ...own, top: area.top + area.height }}
        onKeyDown={(event) => keyDown(event, onZoom)}
      >
        <span />
      </div>
      {shown ? <Reading figure={figure} /> : null}
    </div>
  );
}

/** Line, dots and thumb at the cursor's time; at the end of the run the thumb alone, at the right end. */
function drawCursor(layer: HTMLElement | null, thumb: HTMLElement | null, figure: ChartFigure): void {
  const line = layer?.firstElementChild as HTMLElement | null;
  if (!line || !thumb) return;
  const { area, set } = figure;
  const { t, playing } = useTime.getState();
  const last = area.axes.x[1];
  const x = timeToPixel(area, t ?? last);
  line.hidden = t === null || x === null;
  line.style.transform = `translateX(${x}px)`;
  // Beside a zoomed axis the thumb waits at its nearer end.
  const held = area.left + timeFraction(area.axes, t ?? last) * area.width;
  thumb.style.transform = `translateX(${x ?? held}px)`;
  const label = thumb.firstElementChild as HTMLElement;
  const written = cursorText(area.axes, t ?? last);
  if (label.textContent !== written) label.textContent = written;
  if (t === null) {
    describe(thumb, last, text.time.spokenEnd(written));
    return;
  }
  const values = valuesAt(set.curves, t);
  for (const dot of line.children) placeDot(dot as HTMLElement, figure, values);
  // Spoken once the cursor rests: a voice cannot follow a run that is played.
  if (!playing) describe(thumb, t, text.time.spoken(written, spokenValues(figure, values)));
}

function placeDot(dot: HTMLElement, { area, set }: ChartFigure, values: readonly number[]): void {
  const index = set.curves.findIndex(({ key }) => key === dot.dataset.curve);
  const y = valueToPixel(area, values[index] ?? Number.NaN);
  dot.hidden = y === null;
  if (y !== null) dot.style.transform = `translateY(${y - area.top}px)`;
}

function spokenValues({ set, decimals }: ChartFigure, values: readonly number[]): string {
  const read = readingRows(set.curves).flatMap((row) => row.curves);
  const spoken = read.map((i) => `${set.curves[i]?.plain} ${fixedNumber(values[i] ?? 0, decimals)}`);
  return spoken.slice(0, SPOKEN).join(", ");
}

function describe(thumb: HTMLElement, t: number, spoken: string): void {
  thumb.setAttribute("aria-valuenow", String(t));
  thumb.setAttribute("aria-valuetext", spoken);
}

function keyDown(event: KeyboardEvent, onZoom: CursorProps["onZoom"]): void {
  const step = event.shiftKey ? FINE : STEP;
  const acts: Record<string, () => void> = {
    ArrowLeft: () => moveBy(-step),
    ArrowDown: () => moveBy(-step),
    ArrowRight: () => moveBy(step),
    ArrowUp: () => moveBy(step),
    PageDown: () => moveBy(-PAGE),
    PageUp: () => moveBy(PAGE),
    Home: moveToStart,
    End: moveToEnd,
    "+": () => onZoom(0.5),
    "-": () => onZoom(2),
  };
  const act = acts[event.key];
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  act();
}
