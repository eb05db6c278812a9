import type { ShownDocument } from "../../src-worker/model/shownDocument.ts";
import { engine } from "../engine/client.ts";
import type { RawRecord } from "./database.ts";
import { isNewer, readEntry, revisionOf } from "./entries.ts";
import { type KeptState, readState } from "./state.ts";
import { storageText } from "./text.ts";
import type { Known } from "./written.ts";

/** A record that was read and checked, or why it cannot be shown; it is then left as it is. */
export type Loaded =
  | {
      readonly ok: true;
      readonly document: ShownDocument;
      readonly state: KeptState;
      readonly known: Known;
    }
  | { readonly ok: false; readonly name: string | null; readonly message: string };

/** Checks a record (in the worker: it may be large, and it may be hostile). Never throws. */
export async function loadRecord(raw: RawRecord): Promise<Loaded> {
  const entry = readEntry(raw.entry);
  const name = entry?.name ?? nameIn(raw);
  if (isNewer(raw.entry)) return { ok: false, name, message: storageText.newer(name) };
  const refuse = (reason: string): Loaded => ({
    ok: false,
    name,
    message: storageText.damaged(name, reason),
  });
  try {
    const read = await engine.restore({ document: raw.document, examples: raw.examples ?? null });
    if (!read.ok) return refuse(read.problem.message);
    const document = read.value;
    const state = readState(raw.state, document);
    const edited = entry?.edited ?? Date.now();
    return { ok: true, document, state, known: { revision: revisionOf(raw.entry), document, state, edited } };
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

/** What a damaged record may still say of its name; null when it says nothing. */
function nameIn({ entry, document }: RawRecord): string | null {
  for (const part of [entry, document]) {
    if (typeof part === "object" && part !== null && "name" in part && typeof part.name === "string") {
      return part.name.slice(0, 80) || null;
    }
  }
  return null;
}
