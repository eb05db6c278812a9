import { chooseFile } from "../../files/DropZone.tsx";
import { openExample } from "../../files/open.ts";
import { copyText, reactionText } from "../../files/reactionText.ts";
import { saveNetwork } from "../../files/save.ts";
import { useRun } from "../../store/run.ts";
import { type ExampleEntry, useShell } from "../../store/shell.ts";
import { useView } from "../../store/view.ts";
import { text } from "../../ui/text.ts";
import { always, type Command, named } from "../command.ts";
import { askNetworkName } from "../edit/names.ts";
import { editText } from "../text.ts";
import { hasCompiled } from "./run.ts";

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
  renameNetwork: {
    id: "rename-network",
    group: "file",
    label: named(editText.commands.renameNetwork),
    keys: [],
    words: ["title", "name"],
    refusal: always,
    run: askNetworkName,
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
