import { startAutoplay } from "./actions/autoplay.ts";
import { startCharacterKeys } from "./actions/characterKeys.ts";
import { startHints } from "./actions/hints.ts";
import { startLessons } from "./actions/lessons.ts";
import { startScreen } from "./actions/screen.ts";
import { startTheme } from "./actions/theme.ts";
import { startSession } from "./engine/session.ts";
import { startOffline } from "./offline/offline.ts";
import { rescueFrom, showRescue } from "./rescue/rescue.ts";
import { fileInAddress, linkInAddress } from "./share/address.ts";
import { startAutosave } from "./storage/autosave.ts";
import { restoreLast } from "./storage/restore.ts";
import { useDocument } from "./store/document.ts";
import { useEmbed } from "./store/embed.ts";
import { useInspector } from "./store/inspector.ts";
import { useSaved } from "./store/saved.ts";
import { useView } from "./store/view.ts";

/** Starts the page: the engine first, then what was kept or sent, then the picture. Rejects when it cannot be drawn. */
export async function start(root: HTMLElement): Promise<void> {
  const { embedded, autoplay, hide } = useEmbed.getState();
  startTheme();
  startLessons();
  startHints();
  startScreen();
  startCharacterKeys();
  if (hide.has("inspector")) useInspector.getState().patch({ hidden: true });
  if (autoplay) startAutoplay();
  rescueFrom(() => ({ ...useDocument.getState(), own: useSaved.getState().status !== "untouched" }));
  const page = import("./page.tsx");
  // Handled below; until then a failure is no unhandled one.
  page.catch(() => undefined);
  const link = linkInAddress();
  // Null on a first visit: then the first run begins here, before React, and computes beside the first picture.
  const before = link === null ? restoreLast() : null;
  const linked = link === null ? null : showLink(link);
  const ready = linked ? linked.then(() => undefined) : before;
  startSession(ready);
  if (ready) await ready;
  if (!embedded) startAutosave({ fresh: (await linked) === true });
  watchAddress();
  const { showPage } = await page;
  showPage(root, (error) => showRescue(root, error));
  // Frames in other pages leave nothing with the visitor.
  if (!embedded) startOffline();
}

/** Shows what a link holds; where that cannot be, what was kept, and says why. @returns whether the link is shown */
async function showLink(link: string): Promise<boolean> {
  const { openAtStart } = await import("./share/openLink.ts");
  const { opened, notice } = await openAtStart(link);
  if (!opened) await restoreLast();
  if (notice) useView.getState().patch({ notice });
  return opened;
}

/** A link that is put into the address of the running page is opened, and a file it names asked for. */
function watchAddress(): void {
  window.addEventListener("hashchange", () => {
    const link = linkInAddress();
    if (link !== null) void import("./share/openLink.ts").then(({ openHere }) => openHere(link));
  });
  const file = fileInAddress();
  if (file !== null) void import("./share/openUrl.ts").then(({ askForFile }) => askForFile(file));
}
