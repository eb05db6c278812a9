import { useEffect, useRef, useState } from "react";

/** Changes closer together than this are one movement, milliseconds. */
const SOON = 900;
/** So long after the last change the movement is over. */
const QUIET = 700;

/** True while a value changes again and again: an input is being dragged, or a run is growing. */
export function useLive(value: unknown): boolean {
  const [live, setLive] = useState(false);
  const last = useRef(Number.NEGATIVE_INFINITY);
  const pressed = usePressed();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the value is the event
  useEffect(() => {
    const now = performance.now();
    // A change under a pressed pointer is the first of many.
    if (pressed.current || now - last.current < SOON) setLive(true);
    last.current = now;
    const timer = setTimeout(() => setLive(false), QUIET);
    return () => clearTimeout(timer);
  }, [value]);
  return live;
}

/** Whether a mouse button, pen or finger is down anywhere on the page. */
function usePressed(): { readonly current: boolean } {
  const pressed = useRef(false);
  useEffect(() => {
    const follow = (event: PointerEvent) => {
      pressed.current = event.type === "pointerdown";
    };
    const types = ["pointerdown", "pointerup", "pointercancel"] as const;
    for (const type of types) window.addEventListener(type, follow, { capture: true });
    return () => {
      for (const type of types) window.removeEventListener(type, follow, { capture: true });
    };
  }, []);
  return pressed;
}
