import type { ReductionKind } from "../../src-worker/model/compiled.ts";
import { requestRun, requestStop } from "../engine/session.ts";
import { chooseFile } from "../files/DropZone.tsx";
import { openExample } from "../files/open.ts";
import { copyText, reactionText } from "../files/reactionText.ts";
import { saveNetwork } from "../files/save.ts";
import { useDocument } from "../store/document.ts";
import { useExperiments } from "../store/experiments.ts";
import { useRun } from "../store/run.ts";
import { type ExampleEntry, useShell } from "../store/shell.ts";
import { useView } from "../store/view.ts";
import { text } from "../ui/text.ts";
import { deleteSelection } from "./deleteSelection.ts";
import type { KeyCombination } from "./keys.ts";
import { ratesAreOne, withGhost, withRandomRates } from "./rates.ts";
import { SCREEN_COMMANDS } from "./screen.ts";
import { TIME_COMMANDS } from "./time.ts";

/** What a command looks at to know its name and whether it can run. */
export interface AppState {
  readonly document: ReturnType<typeof useDocument.getState>;
  readonly run: ReturnType<typeof useRun.getState>;
  readonly view: ReturnType<typeof useView.getState>;
}

/** One thing a person can do. Menus, buttons and keys all read this. */
export interface Command {
  readonly id: string;
  /** The name on menus and tooltips; undo and redo name their step. */
  readonly label: (state: AppState) => string;
  /** The first one is shown. */
  readonly keys: readonly KeyCombination[];
  /** Works while the person types in a field. */
  readonly inFields?: boolean;
  /** Works only while no control has the focus: its keys mean something else on buttons and lists. */
  readonly unfocused?: boolean;
  /** Why it cannot run now; null when it can. */
  readonly refusal: (state: AppState) => string | null;
  readonly run: () => void;
}

const always = () => null;
const named = (label: string) => () => label;
const isRunning = ({ run }: AppState) => run.status === "running" || run.status === "compiling";
const hasCompiled = ({ run }: AppState) => (run.compilation ? null : text.why.notCompiled);

/** The state commands read, as it is now. */
export function appState(): AppState {
  return { document: useDocument.getState(), run: useRun.getState(), view: useView.getState() };
}

function reduce(kind: ReductionKind): Command {
  return {
    id: `reduction-${kind}`,
    label: named(text.commands.reduction[kind]),
    keys: [],
    refusal: always,
    run: () => useRun.getState().patch({ options: { ...useRun.getState().options, reduction: kind } }),
  };
}

export const COMMANDS = {
  run: {
    id: "run",
    label: (state) => (isRunning(state) ? text.commands.stop : text.commands.run),
    keys: ["Mod+Enter"],
    inFields: true,
    refusal: always,
    run: () => (isRunning(appState()) ? requestStop() : requestRun()),
  },
  randomise: {
    id: "randomise",
    label: named(text.commands.randomise),
    keys: ["R"],
    refusal: hasCompiled,
    run: randomise,
  },
  ratesToOne: {
    id: "rates-to-one",
    label: named(text.commands.ratesToOne),
    keys: ["1"],
    refusal: ({ run }) => (ratesAreOne(run.settings.rates) ? text.why.ratesAreOne : null),
    run: () => {
      const { settings, patch } = useRun.getState();
      patch({ settings: { ...settings, rates: { kind: "own" } }, ghosts: [] });
    },
  },
  undo: {
    id: "undo",
    label: ({ document }) => text.commands.undo(document.past.at(-1)?.label),
    keys: ["Mod+Z"],
    refusal: ({ document }) => (document.past.length > 0 ? null : text.why.nothingToUndo),
    run: () => useDocument.getState().undo(),
  },
  redo: {
    id: "redo",
    label: ({ document }) => text.commands.redo(document.future[0]?.label),
    keys: ["Mod+Shift+Z", "Mod+Y"],
    refusal: ({ document }) => (document.future.length > 0 ? null : text.why.nothingToRedo),
    run: () => useDocument.getState().redo(),
  },
  open: {
    id: "open",
    label: named(text.commands.open),
    keys: ["Mod+O"],
    inFields: true,
    refusal: always,
    run: chooseFile,
  },
  save: {
    id: "save",
    label: named(text.commands.save),
    keys: ["Mod+S"],
    inFields: true,
    refusal: always,
    run: () => void saveNetwork().then(tell),
  },
  exportText: {
    id: "export-text",
    label: named(text.commands.exportText),
    keys: ["Mod+E"],
    inFields: true,
    refusal: hasCompiled,
    run: () => useShell.getState().patch({ exportOpen: true }),
  },
  copyReactions: {
    id: "copy-reactions",
    label: named(text.commands.copyReactions),
    keys: [],
    refusal: hasCompiled,
    run: () => void copyReactions().catch(tellFailure),
  },
  deleteSelection: {
    id: "delete-selection",
    label: named(text.commands.deleteSelection),
    keys: ["Delete", "Backspace"],
    refusal: ({ view }) =>
      view.selectedUnits.length + view.selectedEdges.length > 0 ? null : text.why.nothingSelected,
    run: deleteSelection,
  },
  experiments: {
    id: "experiments",
    label: named(text.commands.experiments),
    keys: ["E"],
    refusal: always,
    run: () => useExperiments.getState().patch({ open: !useExperiments.getState().open }),
  },
  verify: {
    id: "verify",
    label: named(text.commands.verify),
    keys: [],
    refusal: ({ document }) => (document.document.examples?.length ? null : text.why.noExamples),
    run: () => useExperiments.getState().patch({ open: true, shown: "verify", asked: "verify", table: null }),
  },
  ...TIME_COMMANDS,
  ...SCREEN_COMMANDS,
  reductionNone: reduce("none"),
  reductionPaper: reduce("paper"),
  reductionCompact: reduce("compact"),
} satisfies Record<string, Command>;

/** One command per network of the examples menu. */
export function exampleCommand(entry: ExampleEntry): Command {
  return {
    id: `example-${entry.file}`,
    label: named(text.commands.loadExample(entry.name)),
    keys: [],
    refusal: always,
    run: () => void openExample(entry),
  };
}

/** Keeps the finished curves as a ghost and draws new rate constants. */
function randomise(): void {
  const { simulation, status, settings, ghosts, patch } = useRun.getState();
  const [seed] = crypto.getRandomValues(new Uint32Array(1));
  const finished = status === "settled" && simulation;
  patch({
    settings: withRandomRates(settings, (seed as number) % 1_000_000),
    ghosts: finished ? withGhost(ghosts, settings.rates, simulation) : ghosts,
  });
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
