import { startCharacterKeys } from "./actions/characterKeys.ts";
import { startScreen } from "./actions/screen.ts";
import { startTheme } from "./actions/theme.ts";
import { startSession } from "./engine/session.ts";
import { startOffline } from "./offline/offline.ts";
import { rescueFrom, showRescue } from "./rescue/rescue.ts";
import { startAutosave } from "./storage/autosave.ts";
import { restoreLast } from "./storage/restore.ts";
import { useDocument } from "./store/document.ts";
import { useSaved } from "./store/saved.ts";

/** Starts the page: the engine first, then what was kept, then the picture. Rejects when it cannot be drawn. */
export async function start(root: HTMLElement): Promise<void> {
  startTheme();
  startScreen();
  startCharacterKeys();
  rescueFrom(() => ({ ...useDocument.getState(), own: useSaved.getState().status !== "untouched" }));
  const page = import("./page.tsx");
  // Handled below; until then a failure is no unhandled one.
  page.catch(() => undefined);
  // Null on a first visit: then the first run begins here, before React, and computes beside the first picture.
  const restored = restoreLast();
  startSession(restored);
  if (restored) await restored;
  startAutosave();
  const { showPage } = await page;
  showPage(root, (error) => showRescue(root, error));
  startOffline();
}
