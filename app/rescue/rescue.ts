import type { ShownDocument } from "../../src-worker/model/shownDocument.ts";
import { joinParts, type StoredParts } from "../../src-worker/model/stored.ts";
import { dumpText, plainFile } from "../files/plainText.ts";
import { mendPage } from "../offline/mend.ts";
import { readRecord } from "../storage/database.ts";
import { lastRecord, leaveAlone } from "../storage/marks.ts";
import { rescueText } from "./text.ts";

/** The document on the page, once there is one. */
export interface Live {
  readonly document: ShownDocument;
  readonly record: string;
  /** False while it is what every first visit sees. */
  readonly own: boolean;
}

/** A network as a file. */
interface Rescued {
  readonly name: string;
  readonly text: string;
}

let live: (() => Live) | null = null;

/** Tells where the document on the page is found, should the page go down. */
export function rescueFrom(find: () => Live): void {
  live = find;
}

/**
 * The last screen: made of plain elements, without the libraries, the engine or the styles of panes, it says what
 * happened, hands out the network and offers a start without it.
 */
export function showRescue(root: HTMLElement, error: unknown): void {
  document.documentElement.dataset.theme ??= matchMedia("(prefers-color-scheme: dark)").matches
    ? "dark"
    : "light";
  const screen = element("section", { className: "rescue", role: "alert" });
  const buttons = element("div", {});
  const kept = element("p", {});
  screen.append(
    element("h1", { textContent: rescueText.title }),
    element("p", { textContent: whatHappened(error) }),
    kept,
    buttons,
  );
  buttons.append(
    button(rescueText.reload, () => void mendPage().then(() => location.reload())),
    button(rescueText.fresh, startFresh),
  );
  // Beside the root: React may still clear what it drew there.
  root.hidden = true;
  document.querySelector(".rescue-place")?.remove();
  const place = element("main", { className: "rescue-place" });
  place.append(screen);
  root.after(place);
  void offerNetwork(kept, buttons);
}

async function offerNetwork(words: HTMLElement, buttons: HTMLElement): Promise<void> {
  try {
    const shown = shownNetwork();
    const rescued = shown ?? (await storedNetwork());
    words.textContent = shown ? rescueText.shown : rescued ? rescueText.kept : rescueText.nothing;
    if (rescued) buttons.prepend(button(rescueText.download, () => handOut(rescued)));
  } catch {
    words.textContent = rescueText.unreadable;
  }
}

function shownNetwork(): Rescued | null {
  const { document, own } = live?.() ?? { own: false };
  if (!document || !own) return null;
  return plainFile(document);
}

/** The network shown last; as a file that opens again if it can be read at all, else as it is. */
async function storedNetwork(): Promise<Rescued | null> {
  const id = lastRecord();
  const raw = id === null ? null : await readRecord(id);
  if (!raw) return null;
  try {
    return plainFile(joinParts(raw as unknown as StoredParts));
  } catch {
    return { name: "network.record.json", text: dumpText(raw) };
  }
}

function startFresh(): void {
  const record = live?.().record ?? lastRecord();
  if (record !== null) leaveAlone(record);
  void mendPage().then(() => location.reload());
}

function whatHappened(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return /import|module|fetch|preload/i.test(reason) ? rescueText.incomplete : rescueText.reason(reason);
}

function handOut({ name, text }: Rescued): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

function button(label: string, act: () => void): HTMLElement {
  return element("button", {
    type: "button",
    className: "ui-btn ui-btn-outline",
    textContent: label,
    onclick: act,
  });
}

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
): HTMLElementTagNameMap[K] {
  return Object.assign(document.createElement(tag), properties);
}
