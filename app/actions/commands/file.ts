import { chooseFile } from "../../files/DropZone.tsx";
import { openExample } from "../../files/open.ts";
import { copyText, reactionText } from "../../files/reactionText.ts";
import { saveNetwork } from "../../files/save.ts";
import { newNetwork, putRecentBack, removeRecent } from "../../storage/recent.ts";
import { storageText } from "../../storage/text.ts";
import { useDocument } from "../../store/document.ts";
import type { FigureSubject } from "../../store/figures.ts";
import { useRun } from "../../store/run.ts";
import { useShare } from "../../store/share.ts";
import { type ExampleEntry, useShell } from "../../store/shell.ts";
import { useView } from "../../store/view.ts";
import { text } from "../../ui/text.ts";
import { always, type Command, forNetworks, named } from "../command.ts";
import { askNetworkName } from "../edit/names.ts";
import { editText } from "../text.ts";
import { hasCompiled } from "./run.ts";

/** Opens the export dialog on a figure. */
function figure(subject: FigureSubject, label: string, refusal: Command["refusal"]): Command {
  return {
    id: `figure-${subject}`,
    group: "file",
    label: named(label),
    keys: [],
    words: ["svg", "png", "picture", "image", "paper", "slide", "export", "print", "publication"],
    refusal,
    run: () => useShell.getState().patch({ exportOpen: true, exportFormat: `figure-${subject}` }),
  };
}

/** Files, exports, the network's name. */
export const FILE_COMMANDS = {
  open: {
    id: "open",
    group: "file",
    label: named(text.commands.open),
    keys: ["Mod+O"],
    words: ["load", "import", "network"],
    inFields: true,
    refusal: always,
    run: chooseFile,
  },
  save: {
    id: "save",
    group: "file",
    label: named(text.commands.save),
    keys: ["Mod+S"],
    words: ["download", "json", "file"],
    inFields: true,
    refusal: always,
    run: () => void saveNetwork().then(tell),
  },
  newNetwork: {
    id: "new-network",
    group: "file",
    label: named(text.commands.newNetwork),
    keys: [],
    words: ["empty", "start", "blank"],
    refusal: always,
    run: () => void newNetwork(),
  },
  recent: {
    id: "recent",
    group: "file",
    label: named(text.commands.recent),
    keys: ["Mod+Shift+O"],
    words: ["history", "kept", "saved", "browser"],
    inFields: true,
    refusal: always,
    run: () => useShell.getState().patch({ recentOpen: true }),
  },
  about: {
    id: "about",
    group: "file",
    label: named(text.commands.about),
    keys: [],
    words: ["card", "source", "recipe", "accuracy", "seed", "data", "provenance"],
    refusal: always,
    run: () => useShell.getState().patch({ aboutOpen: true }),
  },
  removeFromBrowser: {
    id: "remove-from-browser",
    group: "file",
    label: named(text.commands.removeFromBrowser),
    keys: [],
    words: ["forget", "delete", "autosave"],
    refusal: ({ saved }) => (KEPT.has(saved.status) ? null : text.why.notKept),
    run: () => void removeShown(),
  },
  renameNetwork: {
    id: "rename-network",
    group: "file",
    label: named(editText.commands.renameNetwork),
    keys: [],
    words: ["title", "name"],
    refusal: always,
    run: askNetworkName,
  },
  share: {
    id: "share",
    group: "file",
    label: named(text.commands.share),
    keys: ["Shift+S"],
    words: ["link", "copy link", "send", "url", "embed", "iframe", "address"],
    refusal: always,
    run: () => useShare.getState().patch({ open: true }),
  },
  exportFile: {
    id: "export",
    group: "file",
    label: named(text.commands.exportFile),
    keys: ["Mod+E"],
    words: [
      "crn",
      "reactions",
      "download",
      "sbml",
      "matlab",
      "python",
      "latex",
      "csv",
      "mathematica",
      "copasi",
    ],
    inFields: true,
    refusal: hasCompiled,
    run: () => useShell.getState().patch({ exportOpen: true }),
  },
  ...forNetworks({ figureNetwork: figure("network", text.commands.figureNetwork, always) }),
  figureChart: figure("chart", text.commands.figureChart, ({ run }) =>
    run.trajectory ? null : text.why.noRun,
  ),
  copyReactions: {
    id: "copy-reactions",
    group: "file",
    label: named(text.commands.copyReactions),
    keys: [],
    words: ["crn", "clipboard"],
    refusal: hasCompiled,
    run: () => void copyReactions().catch(tellFailure),
  },
} satisfies Record<string, Command>;

/** When the browser holds a record of what is shown. */
const KEPT: ReadonlySet<string> = new Set(["restored", "waiting", "saving", "saved"]);

/** Removes the shown network from the browser; it stays on the page and can be put back. */
async function removeShown(): Promise<void> {
  const { record, document } = useDocument.getState();
  const removed = await removeRecent([record]);
  if (typeof removed === "string") return tell(removed);
  const back = () => void putRecentBack(removed).then(tell);
  useView.getState().patch({
    notice: {
      kind: "info",
      text: storageText.removedShown(document.name),
      action: { label: storageText.putBack, run: back },
    },
  });
}

/** One command per network of the examples menu. */
export function exampleCommand(entry: ExampleEntry): Command {
  return {
    id: `example-${entry.file}`,
    group: "file",
    label: named(text.commands.loadExample(entry.name)),
    keys: [],
    words: [entry.sentence, entry.source, entry.shape],
    refusal: always,
    run: () => void openExample(entry),
  };
}

async function copyReactions(): Promise<void> {
  const count = useRun.getState().compilation?.report.reactions.total ?? 0;
  const written = await reactionText();
  const notice = !written.ok
    ? ({ kind: "error", text: written.text } as const)
    : (await copyText(written.text))
      ? ({ kind: "info", text: text.notices.copied(count) } as const)
      : ({ kind: "error", text: text.notices.copyRefused } as const);
  useView.getState().patch({ notice });
}

/** Says what went wrong, if anything did. */
function tell(problem: string | null): void {
  if (problem) useView.getState().patch({ notice: { kind: "error", text: problem } });
}

function tellFailure(error: unknown): void {
  tell(text.engine.failed(error instanceof Error ? error.message : String(error)));
}
