import { experimentEngine } from "../engine/experiments.ts";
import { useDocument } from "../store/document.ts";
import { type Area, type Painting, usePlane } from "../store/plane.ts";
import { useRun } from "../store/run.ts";
import { gridRows } from "./plane.ts";

/** First a sketch that is there at once, then the picture. */
const CELLS = [32, 192] as const;

/** The newest picture that is wanted: an older one stops. */
let newest: object | null = null;

/** Paints what the page shows now; a picture under way for something else is given up. */
export async function paint(subject: object, area: Area): Promise<void> {
  newest = subject;
  usePlane.getState().patch({ progress: 0 });
  for (const cells of CELLS) {
    const painting = await computed(subject, area, cells);
    if (newest !== subject) return;
    if (!painting) break;
    usePlane.getState().patch({ painting });
  }
  usePlane.getState().patch({ progress: null });
}

/** Nothing is wanted any more. */
export function stopPainting(): void {
  newest = null;
  usePlane.getState().patch({ progress: null });
}

/** One grid by the chemistry's limit; by the network where the chemistry has none for some point. */
async function computed(subject: object, area: Area, cells: number): Promise<Painting | null> {
  const { network, preparation } = useDocument.getState().document;
  const { options } = useRun.getState();
  const job = { network, preparation: preparation ?? null, rows: gridRows(area, cells) };
  const tell = ({ done, total }: { readonly done: number; readonly total: number }) => {
    if (newest !== subject) return false;
    if (cells === CELLS.at(-1)) usePlane.getState().patch({ progress: total === 0 ? 1 : done / total });
    return true;
  };
  for (const by of ["limit", "network"] as const) {
    const wanted = { ...job, options: by === "limit" ? options : null };
    // A worker that went away paints nothing; the next change asks again.
    const found = await experimentEngine.experiment("outputs", wanted, tell).catch(() => null);
    if (!found || newest !== subject) return null;
    if (found.ok && found.value.stopped) return null;
    if (found.ok) {
      return { subject, area, cells, values: found.value.values, outputs: network.outputs.length, by };
    }
  }
  return null;
}
