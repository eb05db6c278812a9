import {
  type Camera,
  type Point,
  type Scene,
  settle,
  type View,
  viewOf,
  WHOLE,
  zoomAt,
} from "../../drawing/matrix/view.ts";

const MOVE_MS = 160;

/** Where a layer's own view of its matrix is; told to those that follow. */
export interface CameraControl {
  readonly scene: Scene;
  readonly camera: Camera;
  readonly view: View;
  /** Another image or frame: the camera settles in it. */
  setScene(scene: Scene): void;
  moveTo(camera: Camera): void;
  /** In 160 ms, or at once for those who want less motion. */
  glideTo(camera: Camera): void;
  zoomBy(factor: number, point?: Point): void;
  follow(listener: () => void): () => void;
}

export function createCamera(start: Scene): CameraControl {
  const listeners = new Set<() => void>();
  let scene = start;
  let camera = settle(scene, WHOLE);
  let frame = 0;

  const set = (next: Camera) => {
    camera = next;
    for (const listener of listeners) listener();
  };
  const moveTo = (next: Camera) => {
    cancelAnimationFrame(frame);
    set(settle(scene, next));
  };
  const glideTo = (wanted: Camera) => {
    cancelAnimationFrame(frame);
    const [from, to] = [camera, settle(scene, wanted)];
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return set(to);
    const began = performance.now();
    const step = () => {
      const t = Math.min(1, (performance.now() - began) / MOVE_MS);
      set(t === 1 ? to : between(from, to, 1 - (1 - t) ** 3));
      if (t < 1) frame = requestAnimationFrame(step);
    };
    step();
  };
  return {
    get scene() {
      return scene;
    },
    get camera() {
      return camera;
    },
    get view() {
      return viewOf(scene, camera);
    },
    setScene: (next) => {
      scene = next;
      moveTo(camera);
    },
    moveTo,
    glideTo,
    zoomBy: (factor, point) => {
      const { frame: size } = scene;
      const at = point ?? { x: size.width / 2, y: size.height / 2 };
      if (point) moveTo(zoomAt(scene, camera, factor, at));
      else glideTo(zoomAt(scene, camera, factor, at));
    },
    follow: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** On the way: zoom by equal factors; positions so that the path on the screen is straight. */
function between(a: Camera, b: Camera, t: number): Camera {
  const zoom = a.zoom * (b.zoom / a.zoom) ** t;
  const share = Math.abs(b.zoom - a.zoom) < 1e-9 ? t : (zoom - a.zoom) / (b.zoom - a.zoom);
  return { zoom, x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}
