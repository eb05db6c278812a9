import { type RefObject, useEffect } from "react";
import type { MatrixImage } from "../../drawing/matrix/image.ts";
import { type Point, zoomAt } from "../../drawing/matrix/view.ts";
import { useCanvas } from "../../store/canvas.ts";
import type { CameraControl } from "./camera.ts";
import { isPointable } from "./usePointer.ts";

/** As React Flow: a wheel step of 100 px with Ctrl doubles or halves by half an octave. */
const WHEEL_ZOOM = 0.005;
const DOUBLE_CLICK_ZOOM = 4;
const LINE_PX = 16;

/** Wheel, dragging with the hand (or the middle button, or a finger), pinch and double-click. */
export function useSteering(
  frame: RefObject<HTMLElement | null>,
  control: CameraControl,
  image: MatrixImage,
): void {
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const fingers = new Map<number, Point>();
    const at = (event: { clientX: number; clientY: number }): Point => {
      const { left, top } = element.getBoundingClientRect();
      return { x: event.clientX - left, y: event.clientY - top };
    };
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      event.stopPropagation();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1;
      if (event.ctrlKey || event.metaKey) {
        control.zoomBy(2 ** (-event.deltaY * unit * WHEEL_ZOOM), at(event));
        return;
      }
      const { camera } = control;
      const [dx, dy] =
        event.shiftKey && event.deltaX === 0 ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
      control.moveTo({ ...camera, x: camera.x - dx * unit, y: camera.y - dy * unit });
    };
    const down = (event: PointerEvent) => {
      const hand = event.pointerType === "touch" || event.button === 1 || useCanvas.getState().tool === "pan";
      // The right button opens the layer's menu.
      if (!hand || event.button === 2) return;
      element.setPointerCapture(event.pointerId);
      fingers.set(event.pointerId, at(event));
    };
    const move = (event: PointerEvent) => {
      const before = fingers.get(event.pointerId);
      if (!before) return;
      const now = at(event);
      const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
      if (other) control.zoomBy(distance(now, other) / Math.max(1, distance(before, other)), other);
      else {
        const { camera } = control;
        control.moveTo({ ...camera, x: camera.x + now.x - before.x, y: camera.y + now.y - before.y });
      }
      fingers.set(event.pointerId, now);
    };
    const up = (event: PointerEvent) => fingers.delete(event.pointerId);
    const double = (event: MouseEvent) => {
      // Where single weights can be pressed, two presses are two flips.
      if (!image.fields && isPointable(control.view)) return;
      control.glideTo(zoomAt(control.scene, control.camera, DOUBLE_CLICK_ZOOM, at(event)));
    };
    const ending = new AbortController();
    const { signal } = ending;
    element.addEventListener("wheel", wheel, { passive: false, signal });
    element.addEventListener("pointerdown", down, { signal });
    element.addEventListener("pointermove", move, { signal });
    element.addEventListener("pointerup", up, { signal });
    element.addEventListener("pointercancel", up, { signal });
    element.addEventListener("dblclick", double, { signal });
    return () => ending.abort();
  }, [frame, control, image]);
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
