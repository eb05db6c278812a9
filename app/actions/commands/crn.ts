import { useCrnEditor } from "../../store/crnEditor.ts";
import { text } from "../../ui/text.ts";
import { type AppState, type Command, named } from "../command.ts";
import { editAsText, openAsNetwork } from "../edit/crn.ts";
import { hasCompiled } from "./run.ts";

const { commands, why } = text;

/** Why there is no editor to go to; null where there is one. */
function noEditor({ document, editor }: AppState): string | null {
  if (!document.document.reactions) return why.needsReactions;
  return editor.stage ? null : why.noEditor;
}

function noNetwork({ document, recognition }: AppState): string | null {
  const { reactions } = document.document;
  if (!reactions) return why.needsReactions;
  const known = recognition.crn === reactions.crn ? recognition.answer : null;
  return known?.recognised ? null : known ? why.noNetworkBehind : why.lookingForNetwork;
}

/** Reactions that came without a network, and the ways between both. */
export const CRN_COMMANDS = {
  editAsText: {
    id: "edit-as-text",
    group: "reactions",
    label: named(commands.editAsText),
    keys: [],
    words: ["crn", "reactions", "editor", "code"],
    refusal: (state) => (state.document.document.reactions ? why.alreadyText : hasCompiled(state)),
    run: () => void editAsText(),
  },
  openAsNetwork: {
    id: "open-as-network",
    group: "reactions",
    label: named(commands.openAsNetwork),
    keys: [],
    words: ["recognise", "recognize", "crn", "reconstruct"],
    refusal: noNetwork,
    run: openAsNetwork,
  },
  goToText: {
    id: "go-to-text",
    group: "reactions",
    label: named(commands.goToText),
    keys: ["T"],
    words: ["editor", "crn", "code", "focus"],
    refusal: noEditor,
    run: () => useCrnEditor.getState().stage?.focus(),
  },
  findInText: {
    id: "find-in-text",
    group: "reactions",
    label: named(commands.findInText),
    keys: [],
    words: ["search", "replace", "editor"],
    refusal: noEditor,
    run: () => useCrnEditor.getState().stage?.find(),
  },
} satisfies Record<string, Command>;
