/**
 * How long a finger rests before it means what the right button of a mouse means, milliseconds: longer than
 * browsers that send the event themselves take for it.
 */
const LONG_MS = 600;
/** A finger that moves farther is dragging, px. */
const STILL = 10;

/**
 * Opens context menus by touch: a finger that rests sends a `contextmenu` event, as the right button of a mouse
 * does, where the browser (iPadOS) sends none itself. The click that follows is swallowed.
 *
 * @returns stops listening
 */
export function listenToLongPress(element: HTMLElement): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let from = { x: 0, y: 0 };
  let swallow = false;
  const cancel = () => clearTimeout(timer);
  const down = (event: PointerEvent) => {
    cancel();
    swallow = false;
    if (event.pointerType !== "touch" || !event.isPrimary || !(event.target instanceof Element)) return;
    const { target, clientX, clientY } = event;
    from = { x: clientX, y: clientY };
    timer = setTimeout(() => {
      swallow = true;
      target.dispatchEvent(
        new MouseEvent("contextmenu", { bubbles: true, cancelable: true, composed: true, clientX, clientY }),
      );
    }, LONG_MS);
  };
  const move = ({ clientX, clientY }: PointerEvent) => {
    if (Math.hypot(clientX - from.x, clientY - from.y) > STILL) cancel();
  };
  const click = (event: MouseEvent) => {
    if (!swallow) return;
    swallow = false;
    event.preventDefault();
    event.stopPropagation();
  };
  element.addEventListener("pointerdown", down, { capture: true, signal });
  element.addEventListener("pointermove", move, { capture: true, signal });
  /** The browser's own event is the better one, but one is enough. */
  const menu = (event: MouseEvent) => {
    cancel();
    if (!swallow || !event.isTrusted) return;
    event.preventDefault();
    event.stopPropagation();
  };
  for (const type of ["pointerup", "pointercancel"]) {
    element.addEventListener(type, cancel, { capture: true, signal });
  }
  element.addEventListener("contextmenu", menu, { capture: true, signal });
  element.addEventListener("click", click, { capture: true, signal });
  return () => {
    cancel();
    stop.abort();
  };
}
