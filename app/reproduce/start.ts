import type { ReproductionJob, SourceFile } from "../../src-worker/engine.ts";
import type { NetworkDocument } from "../../src-worker/model/document.ts";
import type { ReproductionData, ReproductionProgress } from "../../src-worker/model/reproduction.ts";
import { EngineLost } from "../engine/client.ts";
import { endExperiments, experimentEngine } from "../engine/experiments.ts";
import { readExample } from "../files/open.ts";
import { useReproduction } from "../store/reproduction.ts";
import { text } from "./text.ts";

/** A worker that has not answered a stop by then is ended; what was told before is kept. */
const PATIENCE_MS = 3000;

let wantsStop = false;
let escalation: ReturnType<typeof setTimeout> | undefined;

/** Measures all rows anew. Files that are refused leave the rows that were there. */
export async function startReproduction(): Promise<void> {
  const state = useReproduction.getState();
  if (state.status === "running") return;
  const { patch, rows, figures } = state;
  wantsStop = false;
  patch({ status: "running", progress: null, rows: [], figures: [], seconds: null, problem: null });
  try {
    const networks = await readNetworks();
    const { files, full } = useReproduction.getState();
    const result = await experimentEngine.reproduce({ networks, files, full }, tell);
    if (!result.ok) {
      patch({ status: "failed", problem: result.problem.message, rows, figures });
      return;
    }
    const { stopped, ...found } = result.value;
    patch({ ...found, status: stopped ? "stopped" : "done" });
  } catch (error) {
    // Ended because it did not answer a stop: that is what was asked for.
    const asked = wantsStop && error instanceof EngineLost && !error.crashed;
    patch(asked ? { status: "stopped" } : { status: "failed", problem: reasonOf(error) });
  } finally {
    clearTimeout(escalation);
    escalation = undefined;
    patch({ progress: null });
  }
}

/** Stops; the rows that are known stay. */
export function stopReproduction(): void {
  wantsStop = true;
  escalation ??= setTimeout(endExperiments, PATIENCE_MS);
}

/** Takes the files of a data set and measures with them; what cannot be read changes nothing. */
export async function chooseFiles(data: ReproductionData, chosen: readonly File[]): Promise<void> {
  const read: SourceFile[] = [];
  for (const file of chosen) {
    const bytes = await file.arrayBuffer().catch(() => null);
    if (!bytes) return useReproduction.getState().patch({ problem: text.unreadable(file.name) });
    read.push({ name: file.name, bytes: new Uint8Array(bytes) });
  }
  const { files, patch } = useReproduction.getState();
  patch({ files: { ...files, [data]: read } });
  await startReproduction();
  const refused = useReproduction.getState();
  if (refused.status === "failed") patch({ files });
}

function tell({ done, total, doing, share, rows, figures }: ReproductionProgress): boolean {
  const state = useReproduction.getState();
  state.patch({
    progress: { done, total, doing, share },
    ...(rows.length > 0 ? { rows: [...state.rows, ...rows] } : {}),
    ...(figures.length > 0 ? { figures: [...state.figures, ...figures] } : {}),
  });
  return !wantsStop;
}

async function readNetworks(): Promise<ReproductionJob["networks"]> {
  const [figure1, iris, virus, mnist] = await Promise.all(
    ["figure1", "iris", "virus", "mnist"].map((name) => readNetwork(`${name}.dualrail.json`)),
  );
  return { figure1, iris, virus, mnist } as ReproductionJob["networks"];
}

async function readNetwork(file: string): Promise<NetworkDocument> {
  const opened = await experimentEngine.open({ name: file, bytes: await readExample(file) });
  if (!opened.ok) throw new Error(opened.problem.message);
  if (opened.value.kind === "network") return opened.value.document;
  throw new Error(`${file} holds no network`);
}

function reasonOf(error: unknown): string {
  if (error instanceof EngineLost) return text.crashed;
  return text.failed(error instanceof Error ? error.message : `${error}`);
}
