import type { OpenedLink } from "../../src-worker/model/link.ts";
import { engine, restartEngine } from "../engine/client.ts";
import { adoptDocument } from "../files/open.ts";
import { within } from "../storage/failure.ts";
import { lastRecord } from "../storage/marks.ts";
import { known } from "../storage/shown.ts";
import { readState, showState } from "../storage/state.ts";
import { newRecordId, useDocument } from "../store/document.ts";
import { isEmbedded, useEmbed } from "../store/embed.ts";
import { useSaved } from "../store/saved.ts";
import { useShell } from "../store/shell.ts";
import { type Notice, useView } from "../store/view.ts";
import { forgetLink } from "./address.ts";
import { shareText } from "./text.ts";
import { readView, showView } from "./view.ts";

/** A link that takes longer to read is given up, ms. */
const LIMIT_MS = 8000;

/**
 * Puts what a link holds on a page that is only starting, instead of what this browser kept, which stays there.
 * A link that cannot be read changes nothing. Never rejects.
 *
 * @returns what to tell: null for nothing; and whether the link is shown
 */
export async function openAtStart(
  link: string,
): Promise<{ readonly opened: boolean; readonly notice: Notice | null }> {
  const read = await readAddress(link);
  if (typeof read === "string") return { opened: false, notice: { kind: "error", text: read } };
  const { document } = read;
  const record = newRecordId();
  useDocument.getState().restore(document, record, null);
  showState(readState(read.state, document));
  showRest(read);
  forgetWhenKept(link, record);
  return { opened: true, notice: lastRecord() === null ? null : told(document.name) };
}

/** Opens the link that came into the address of a running page: one undo step, kept under an id of its own. */
export async function openHere(link: string): Promise<void> {
  const read = await readAddress(link);
  if (typeof read === "string") return useView.getState().patch({ notice: { kind: "error", text: read } });
  const { document } = read;
  const record = newRecordId();
  const state = readState(read.state, document);
  const after = () => {
    showRest(read);
    forgetWhenKept(link, record);
    useView.getState().patch({ notice: told(document.name) });
  };
  adoptDocument(document, document.name, { record, state, after });
}

/** Reads a link; a sentence where that cannot be done. What no reload can mend leaves the address. */
async function readAddress(link: string): Promise<OpenedLink | string> {
  try {
    const read = await within(LIMIT_MS, engine.readLink(link));
    if (read.ok) return read.value;
    if (read.problem.code !== "link-newer") forgetLink(link);
    return shareText.refused(read.problem.message);
  } catch {
    restartEngine();
    return shareText.silent;
  }
}

function showRest({ document, view, lesson }: OpenedLink): void {
  if (view !== null) showView(readView(view, document));
  if (lesson) useEmbed.setState({ lesson });
}

/**
 * The link stays in the address until this browser keeps what it showed: from then on a reload brings the person's
 * own edits of it. Where nothing is kept, a reload brings the link again.
 */
function forgetWhenKept(link: string, record: string): void {
  if (isEmbedded()) return;
  const stop = useSaved.subscribe(() => {
    if ((known.get(record)?.revision ?? null) === null) return;
    stop();
    forgetLink(link);
  });
}

function told(name: string): Notice {
  const list = () => useShell.getState().patch({ recentOpen: true });
  return { kind: "info", text: shareText.opened(name), action: { label: shareText.recent, run: list } };
}
