import { Download, X, ZoomIn, ZoomOut } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef } from "react";
import { prepare } from "../../src-worker/model/document.ts";
import { evaluate, type Network, winnerOf } from "../../src-worker/model/network.ts";
import { fileStem } from "../files/names.ts";
import { download } from "../files/save.ts";
import { useDocument } from "../store/document.ts";
import { type Area, usePlane } from "../store/plane.ts";
import { useRun } from "../store/run.ts";
import { IconButton } from "../ui/Button.tsx";
import { OutputMarker } from "../ui/Marker.tsx";
import { plainNumber } from "../ui/numbers.ts";
import { ProgressBar } from "../ui/ProgressBar.tsx";
import { Canvas, pngOf } from "./Canvas.tsx";
import { paint, stopPainting } from "./paint.ts";
import { areaOf, placeOf, pointAt } from "./plane.ts";
import { text } from "./text.ts";
import "./plane.css";

const ICON = { size: 16, strokeWidth: 1.75, "aria-hidden": true } as const;
const ZOOM = 1.5;
/** Edits and settings follow one another: painted once they rest this long. */
const REST_MS = 120;

/** The plane of two inputs as the chemistry paints it: the point on the inputs is where the cross is. */
export function PlanePane() {
  const network = useDocument((state) => state.document.network);
  const area = usePainted();
  return (
    <section className="plane" aria-label={text.title} data-how="plane">
      <Plane area={area} network={network} />
      <Legend network={network} />
      <Tools />
    </section>
  );
}

/** Keeps the picture up to date with network, preparation, encoding and zoom; answers what it spans. */
function usePainted(): Area {
  const { network, preparation, examples } = useDocument((state) => state.document);
  const options = useRun((state) => state.options);
  const zoom = usePlane((state) => state.zoom);
  const area = useMemo(
    () => areaOf({ network, ...(examples ? { examples } : {}) }, zoom),
    [network, examples, zoom],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the picture is made from
  const subject = useMemo(() => ({}), [network, preparation, options, area]);
  useEffect(() => {
    const timer = setTimeout(() => void paint(subject, area), REST_MS);
    return () => clearTimeout(timer);
  }, [subject, area]);
  useEffect(() => stopPainting, []);
  return area;
}

function Plane({ area, network }: { readonly area: Area; readonly network: Network }) {
  const [x, y] = network.inputs as [string, string];
  const held = useRef(false);
  const put = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    putPoint(pointAt(area, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height));
  };
  return (
    <div
      className="plane-picture"
      role="application"
      aria-label={text.picture(x, y)}
      aria-roledescription={text.role}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move the point
      tabIndex={0}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        held.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
        put(event);
      }}
      onPointerMove={(event) => held.current && put(event)}
      onPointerUp={() => {
        held.current = false;
      }}
      onPointerCancel={() => {
        held.current = false;
      }}
      onKeyDown={(event) => moveByKey(event, area)}
    >
      <Canvas />
      <Cross area={area} />
      <span className="plane-left">{plainNumber(area.left, 3)}</span>
      <span className="plane-right">{plainNumber(area.right, 3)}</span>
      <span className="plane-top">{plainNumber(area.top, 3)}</span>
    </div>
  );
}

function Cross({ area }: { readonly area: Area }) {
  const [x = 0, y = 0] = useRun((state) => state.input);
  const place = placeOf(area, x, y);
  if (!place) return null;
  return (
    <>
      <i className="plane-across" style={{ top: `${place.y}%` }} />
      <i className="plane-up" style={{ left: `${place.x}%` }} />
      <i className="plane-point" style={{ left: `${place.x}%`, top: `${place.y}%` }} />
    </>
  );
}

function putPoint(input: readonly number[]): void {
  const { input: before, patch } = useRun.getState();
  if (input.every((value, i) => value === before[i])) return;
  patch({ input, example: null });
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
const STEP = 0.01;
const LONG_STEP = 0.05;

function moveByKey(event: KeyboardEvent, area: Area): void {
  const step = STEPS[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  event.stopPropagation();
  const [x = 0, y = 0] = useRun.getState().input;
  const share = event.shiftKey ? LONG_STEP : STEP;
  const across = (x - area.left) / (area.right - area.left) + share * step[0];
  const down = (area.top - y) / (area.top - area.bottom) - share * step[1];
  putPoint(pointAt(area, across, down));
}

/** What the colours mean, and where the point is. */
function Legend({ network }: { readonly network: Network }) {
  const by = usePlane((state) => state.painting?.by ?? "limit");
  const single = network.outputs.length === 1;
  return (
    <div className="plane-legend">
      <p className="plane-point-text" role="status">
        <PointText network={network} />
      </p>
      <ul>
        {single ? (
          <>
            <li>
              <i className="plane-minus" /> {text.negative}
            </li>
            <li>
              <i className="plane-plus" /> {text.positive}
            </li>
          </>
        ) : (
          network.outputs.map((name, k) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: outputs are their positions
            <li key={k}>
              <OutputMarker index={k} /> {name}
            </li>
          ))
        )}
      </ul>
      <p>{text.by[by]}</p>
    </div>
  );
}

function PointText({ network }: { readonly network: Network }) {
  const document = useDocument((state) => state.document);
  const input = useRun((state) => state.input);
  const [x = 0, y = 0] = input;
  const [nameX, nameY] = network.inputs as [string, string];
  const point = text.point(nameX, x, nameY, y);
  if (input.length !== 2) return null;
  const { outputs } = evaluate(network, prepare(document, input));
  const winner = winnerOf(outputs);
  const said = winner < 0 ? plainNumber(outputs[0] as number, 4) : (network.outputs[winner] as string);
  return text.says(point, said);
}

function Tools() {
  const progress = usePlane((state) => state.progress);
  const zoom = usePlane((state) => state.zoom);
  const ready = usePlane((state) => state.painting !== null);
  const { patch } = usePlane.getState();
  return (
    <div className="plane-tools">
      {progress === null ? null : (
        <ProgressBar className="plane-bar" label={text.painting} done={100 * progress} />
      )}
      <span className="ui-pane-grow" />
      <IconButton label={text.zoomIn} onClick={() => patch({ zoom: zoom / ZOOM })}>
        <ZoomIn {...ICON} />
      </IconButton>
      <IconButton label={text.zoomOut} onClick={() => patch({ zoom: zoom * ZOOM })}>
        <ZoomOut {...ICON} />
      </IconButton>
      <IconButton label={text.save} disabled={!ready} onClick={() => void savePng()}>
        <Download {...ICON} />
      </IconButton>
      <IconButton label={text.hide} onClick={() => patch({ wanted: false })}>
        <X {...ICON} />
      </IconButton>
    </div>
  );
}

async function savePng(): Promise<void> {
  const blob = await pngOf();
  if (blob) download(`${fileStem(useDocument.getState().document.name)}-plane.png`, blob, "image/png");
}
