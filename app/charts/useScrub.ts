import { type MouseEvent, type PointerEvent, type RefObject, type TouchEvent, useMemo, useRef } from "react";
import { moveTo, pause } from "../actions/player.ts";
import { roundedTime } from "../store/timeAxis.ts";
import { isOnTime, pixelToTime } from "./area.ts";
import type { ChartFigure } from "./figure.ts";

interface Scrub {
  /** The drawn figure, or null before the first. */
  readonly figure: RefObject<ChartFigure | null>;
  /** A plain drag belongs to plotly: it draws a zoom box. */
  readonly zooming: boolean;
  /** Where arrow keys go on from there. */
  readonly thumb: RefObject<HTMLElement | null>;
}

/**
 * Dragging and pressing on a chart moves the time cursor. The handlers go on the frame around the plot and
 * take effect before plotly's own, which would draw a zoom box: with Shift, or while zooming, it still does.
 */
export function useScrub({ figure, zooming, thumb }: Scrub) {
  const holding = useRef<number | null>(null);
  return useMemo(() => {
    const place = (event: { clientX: number; clientY: number; currentTarget: Element }) => {
      const frame = event.currentTarget.getBoundingClientRect();
      return { x: event.clientX - frame.left, y: event.clientY - frame.top };
    };
    const isTime = (event: MouseEvent | PointerEvent) => {
      const drawn = figure.current;
      if (!drawn || zooming || event.shiftKey || event.button !== 0 || isButton(event.target)) return false;
      const { x, y } = place(event);
      return isOnTime(drawn.area, x, y, drawn.scale);
    };
    const follow = (event: PointerEvent) => {
      const drawn = figure.current;
      if (!drawn) return;
      const { axes, width } = drawn.area;
      const t = pixelToTime(drawn.area, place(event).x);
      moveTo(roundedTime(axes, t, 1 / width));
    };
    return {
      onPointerDownCapture: (event: PointerEvent) => {
        if (!isTime(event)) return;
        holding.current = event.pointerId;
        event.currentTarget.setPointerCapture(event.pointerId);
        pause();
        follow(event);
        thumb.current?.focus({ preventScroll: true });
      },
      onPointerMove: (event: PointerEvent) => {
        if (holding.current === event.pointerId) follow(event);
      },
      onPointerUp: (event: PointerEvent) => {
        if (holding.current === event.pointerId) holding.current = null;
      },
      onPointerCancel: () => {
        holding.current = null;
      },
      // What the browser makes of the same press: kept from plotly and from moving the focus.
      onMouseDownCapture: (event: MouseEvent) => {
        if (!isTime(event)) return;
        event.stopPropagation();
        event.preventDefault();
      },
      onTouchStartCapture: (event: TouchEvent) => {
        if (holding.current !== null) event.stopPropagation();
      },
    };
  }, [figure, zooming, thumb]);
}

function isButton(target: EventTarget): boolean {
  return target instanceof Element && target.closest("button, a, input, .is-long") !== null;
}
