import { type RefObject, useLayoutEffect, useRef } from "react";
import type { Shown } from "../drawing/show.ts";
import { useActivity } from "./activity.ts";

/**
 * Draws into an element whenever the values on the canvas change, past React: sixty times a second while a run
 * is played. `draw` should leave alone what has not changed.
 */
export function useLive<E extends Element>(
  element: RefObject<E | null>,
  draw: (element: E, shown: Shown) => void,
): void {
  // After every redraw, because `draw` closes over what the component was given.
  useLayoutEffect(() => {
    const target = element.current;
    if (!target) return;
    draw(target, useActivity.getState());
    return useActivity.subscribe((shown) => draw(target, shown));
  });
}

export interface LiveTextProps {
  readonly className?: string;
  readonly text: (shown: Shown) => string;
}

/** Text that follows the values. */
export function LiveText({ className, text }: LiveTextProps) {
  const element = useRef<HTMLSpanElement>(null);
  useLive(element, (span, shown) => write(span, text(shown)));
  return <span ref={element} className={className} />;
}

/** Sets the text of an element that has nothing but text. */
export function write(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
