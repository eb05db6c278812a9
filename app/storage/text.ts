import type { SaveFailure } from "../store/saved.ts";

const NO_STORAGE: Record<SaveFailure["kind"], string> = {
  blocked: "this browser keeps nothing for this page",
  full: "the browser's storage is full",
  silent: "the browser's storage does not answer",
  other: "the browser's storage failed",
};

/** Texts about keeping networks in the browser. */
export const storageText = {
  untouched: "Changes are saved in this browser",
  waiting: "Saving…",
  saved: (time: string) => `Saved in this browser · ${time}`,
  restored: (time: string) => `Restored, last edit ${time}`,
  removed: "Removed from this browser",
  notSaved: (failure: SaveFailure) => `Not saved: ${NO_STORAGE[failure.kind]}`,
  /** The failure and what to do. */
  advice: (failure: SaveFailure): string => {
    switch (failure.kind) {
      case "blocked":
        return "Not saved: this browser keeps nothing for this page (a private window, or storage switched off). Download a copy before you close it.";
      case "full":
        return "Not saved: the browser's storage for this page is full. Remove some recent networks, or download a copy.";
      case "silent":
        return "Not saved: the browser's storage does not answer. Download a copy, then reload the page.";
      case "other":
        return `Not saved: the browser's storage failed (${failure.reason}). Download a copy; the next change is tried again.`;
    }
  },
  removedHint: "The next change is saved again.",
  restoredHint: "Undo begins here: steps from before are not kept.",
  removedShown: (name: string) =>
    `“${name}” is removed from this browser. It stays on the page; its next change is saved again.`,
  putBack: "Put it back",
  openList: "Recent networks and reactions…",
  downloadCopy: "Download a copy",
  elsewhere: (name: string, copy: string) =>
    `“${name}” is open in another tab. This tab goes on with a copy, “${copy}”.`,
  overwritten: (name: string, copy: string) =>
    `Another tab saved “${name}” meanwhile. This tab goes on with a copy, “${copy}”.`,
  damaged: (name: string | null, reason: string) =>
    `${name === null ? "The network" : `“${name}”`} could not be restored: ${reason} It is set aside in the recent networks.`,
  newer: (name: string | null) =>
    `${name === null ? "The network" : `“${name}”`} was saved by a newer Dualrail and is left as it is. Reload the page to get the newest version.`,
  notRestored: (failure: SaveFailure) =>
    `The network shown last was not restored: ${NO_STORAGE[failure.kind]}.`,
  noList: (failure: SaveFailure) =>
    `The networks kept in this browser cannot be reached: ${NO_STORAGE[failure.kind]}.`,
  removedElsewhere: "This network was removed in another tab.",
  untitled: "Untitled",
  gone: "The network shown last is no longer there: the browser has cleared this page's storage.",
  interrupted: (name: string | null) =>
    `The page failed at its last start with ${name === null ? "the network shown last" : `“${name}”`}, which is kept in the recent networks. Here is Figure 1.`,
  downloadRecord: "Download the record",
  listTitle: "Recent networks and reactions",
  listDescription:
    "Networks and reactions are kept in this browser as you draw or open them, the last 20. Opening one is a step you can undo; undo history itself is not kept.",
  listEmpty: "Nothing is kept in this browser yet. What you draw or open appears here by itself.",
  unnamed: "Unnamed",
  edited: (time: string) => `last edit ${time}`,
  openHere: "shown here",
  openElsewhere: "open in another tab",
  openElsewhereHint: "Open in another tab: close it there first",
  isNewer: "saved by a newer Dualrail",
  isDamaged: "the record is damaged",
  remove: (name: string) => `Remove ${name} from this browser`,
  removeAll: "Remove all",
  removedCount: (n: number) => (n === 1 ? "Removed 1 network." : `Removed ${n} networks.`),
  undoRemoval: "Undo",
  forGood: "The browser keeps these until you remove them.",
  notForGood: "The browser may clear these when disk space runs low.",
  refused: "The browser did not agree: it may clear these when disk space runs low.",
  askForGood: "Ask it to keep them",
  replaceTitle: (name: string) => `“${name}” is kept nowhere`,
  replaceDescription: (failure: SaveFailure) =>
    `It could not be saved, because ${NO_STORAGE[failure.kind]}. When another network is opened, Undo brings it back until the page is closed.`,
  replaceStay: "Cancel",
  replaceAnyway: "Open anyway",
  replaceAfterCopy: "Download a copy, then open",
  openAgain: "Open it again",
  /** The name of a copy, and what a copy's name has behind the original's. */
  copy: (name: string) => `${name} copy`,
  copyEnding: / copy(?: \d+)?$/,
} as const;
