import { fileURLToPath } from "node:url";
import { FRAME, PANES } from "./stages.ts";

/** What rolldown tells of a module while it decides on chunks. */
interface Modules {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/** What each group of shared code is called, and whose it is. */
const STAGES: readonly { readonly name: string; readonly roots: readonly string[] }[] = [
  // As small as it is: it helps when the rest does not arrive.
  { name: "first", roots: [FRAME.index] },
  { name: "base", roots: [FRAME.start] },
  { name: "frame", roots: [FRAME.page] },
  { name: "panes", roots: Object.values(PANES) },
];

/**
 * Puts what a stage of the start shares with anything else into one file. Left alone, the bundler makes a file
 * for each set of dialogs that share a module: a hundred small ones, and on a server without HTTP/2 as many waits.
 *
 * @returns groups of rolldown's `codeSplitting`: what an earlier stage needs is not drawn into a later one's file
 */
export function stagesOfStart() {
  let stages: Map<string, string> | undefined;
  return STAGES.map((stage, i) => ({
    debugName: stage.name,
    priority: STAGES.length - i,
    name(id: string, modules: Modules): string | null {
      stages ??= collect(modules);
      return stages.get(id) === stage.name ? stage.name : null;
    },
  }));
}

/** Every module that a stage imports at once, except those of an earlier stage and the stage's roots themselves. */
function collect(modules: Modules): Map<string, string> {
  const stages = new Map<string, string>();
  const seen = new Set<string>();
  for (const { name, roots } of STAGES) {
    const ids = roots.map(app);
    const before = new Set(seen);
    for (const id of ids) reach(modules, id, seen);
    for (const id of seen) if (!before.has(id) && !ids.includes(id)) stages.set(id, name);
  }
  return stages;
}

function reach(modules: Modules, id: string, seen: Set<string>): void {
  if (seen.has(id)) return;
  seen.add(id);
  for (const next of modules.getModuleInfo(id)?.importedIds ?? []) reach(modules, next, seen);
}

function app(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}
