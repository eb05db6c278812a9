import { DEFAULT_COMPILE_OPTIONS } from "../../src-worker/model/compiled.ts";
import { flipEdge } from "../../src-worker/model/edit.ts";
import { drawnInput } from "../../src-worker/model/inputPicture.ts";
import { documentOfCrn, type ShownDocument } from "../../src-worker/model/shownDocument.ts";
import { DEFAULT_SETTINGS } from "../../src-worker/model/simulation.ts";
import { flip } from "../actions/edit/edges.ts";
import { openBuiltIn } from "../dataset/open.ts";
import { firstExample, firstInput } from "../engine/plan.ts";
import { adoptDocument, type Kept, readExampleDocument, readFileText } from "../files/open.ts";
import { sameContent } from "../storage/same.ts";
import { useBench } from "../store/bench.ts";
import { useDocument } from "../store/document.ts";
import { useExperiments } from "../store/experiments.ts";
import { useInspector } from "../store/inspector.ts";
import { pictureTaken, usePad } from "../store/pad.ts";
import { closePlayer, usePlayer } from "../store/player.ts";
import { useRun } from "../store/run.ts";
import { useShell } from "../store/shell.ts";
import { useTime } from "../store/time.ts";
import { useView } from "../store/view.ts";
import { newCopyId, rememberBefore } from "./before.ts";
import { words } from "./text.ts";
import type { ExperimentScene, Scene, Source } from "./types.ts";

/** Number of the newest set-up: only it is carried out. */
let newest = 0;

/**
 * Sets the panes up as a scene says: the document first (one undo step, only where another is shown), then
 * inputs, encoding, rates and what stands open.
 *
 * @param title what the undo step is called
 * @returns why it could not be done, or null
 */
export async function setUp(scene: Scene, title: string): Promise<string | null> {
  const number = ++newest;
  const document = await sourceDocument(scene.open);
  if (number !== newest) return null;
  if (typeof document === "string") return document;
  rememberBefore();
  if (!isShown(document, scene) && !showDocument(document, scene, title)) return words.waits;
  showRun(document, scene);
  showView(scene);
  return null;
}

const read = new Map<string, Promise<ShownDocument | string>>();

function keyOf(source: Source): string {
  return "example" in source ? source.example : source.reactions.name;
}

/** The document a scene begins with, read once; a sentence where it cannot be had. */
function sourceDocument(source: Source): Promise<ShownDocument | string> {
  const key = keyOf(source);
  const known = read.get(key);
  if (known) return known;
  const reading = "example" in source ? readExampleDocument(source.example) : readReactions(source.reactions);
  read.set(key, reading);
  void reading.then((document) => typeof document === "string" && read.delete(key));
  return reading;
}

async function readReactions({
  name,
  text,
}: {
  readonly name: string;
  readonly text: string;
}): Promise<ShownDocument | string> {
  const answer = await readFileText(`${text.trim()}\n`, `${name}.crn`);
  if (!answer.ok) return answer.text;
  if (answer.opened.kind === "network") return answer.opened.document;
  return documentOfCrn(answer.opened, name, answer.opened.others);
}

function wanted(document: ShownDocument, { flipped = [] }: Scene): ShownDocument {
  return flipped.reduce<ShownDocument>((d, edge) => flipEdge(d, edge), document);
}

function isShown(document: ShownDocument, scene: Scene): boolean {
  return isLessons(scene.open) && same(useDocument.getState().document, wanted(document, scene));
}

/** A lesson works on its own copy, never on what the person had open, even where both are the same network. */
function isLessons(source: Source): boolean {
  return useDocument.getState().record === records.get(keyOf(source));
}

function same(a: ShownDocument, b: ShownDocument): boolean {
  if (a.reactions || b.reactions) return sameContent(a.reactions?.crn, b.reactions?.crn);
  return sameContent(a.network, b.network) && sameContent(a.preparation, b.preparation);
}

/** One record for each source while the page is open: the list of recent networks does not fill with copies. */
const records = new Map<string, string>();

function keptAs(source: Source, document: ShownDocument): Kept {
  const key = keyOf(source);
  const record = records.get(key) ?? newCopyId();
  records.set(key, record);
  const input = firstInput(document);
  return {
    record,
    state: {
      input,
      example: null,
      lastExample: 0,
      options: DEFAULT_COMPILE_OPTIONS,
      settings: DEFAULT_SETTINGS,
      curves: "all",
      timeScale: "linear",
    },
  };
}

/** False while the person is asked whether the shown document may go. */
function showDocument(document: ShownDocument, scene: Scene, title: string): boolean {
  if (!isLessons(scene.open) || !same(useDocument.getState().document, document)) {
    adoptDocument(document, document.name, keptAs(scene.open, document), title);
    if (!isLessons(scene.open)) return false;
  }
  for (const edge of scene.flipped ?? []) flip(edge);
  return true;
}

/** The raw inputs of a scene, and the example they are, if they are one. */
function inputOf(document: ShownDocument, { input, example, strokes }: Scene) {
  if (input) return { input, example: null };
  const picture = strokes && pictureTaken(document);
  if (picture) return { input: drawnInput(strokes, picture), example: null };
  const from = example ?? firstExample(document);
  const values = from === null ? undefined : document.examples?.[from]?.values;
  return { input: values ?? firstInput(document), example: from };
}

/** Inputs, encoding and kinetics; what is so already starts no run. */
function showRun(document: ShownDocument, scene: Scene): void {
  const { input, example } = inputOf(document, scene);
  const options = {
    ...DEFAULT_COMPILE_OPTIONS,
    reduction: scene.reduction ?? "none",
    cancellation: scene.cancellation ?? "none",
    railsOffset: scene.railsOffset ?? 0,
  };
  const settings = {
    ...DEFAULT_SETTINGS,
    ...document.simulation,
    ...(scene.tEnd ? { tEnd: scene.tEnd } : {}),
    rates: scene.rates ?? { kind: "own" as const },
  };
  const run = useRun.getState();
  run.patch({
    input: sameContent(run.input, input) ? run.input : input,
    example,
    options: sameContent(run.options, options) ? run.options : options,
    settings: sameContent(run.settings, settings) ? run.settings : settings,
    ghosts: [],
  });
  const { strokes = [] } = scene;
  usePad.getState().patch({ strokes, input: strokes.length > 0 ? useRun.getState().input : null });
  if (example !== null) useShell.getState().patch({ lastExample: example });
}

/** Selection, curves, and what stands in place of the reactions. */
function showView(scene: Scene): void {
  const { selected = [], curves = "all", timeScale = "linear", played, experiment, train } = scene;
  useTime.getState().patch({ t: null, playing: false, zoomed: null });
  useView.getState().patch({ selectedUnits: selected, selectedEdges: [], curves, timeScale, notice: null });
  if (selected.length === 0) useInspector.getState().patch({ open: false });
  if (played === undefined) closePlayer();
  else
    usePlayer
      .getState()
      .patch({ open: true, kind: "paper", position: played, byStage: null, playing: false });
  if (experiment) showExperiment(experiment);
  else useBench.getState().show(train ? "train" : null);
  if (train && train !== "as it is") void openBuiltIn(train);
}

function showExperiment({ id, form, start }: ExperimentScene): void {
  const { setForm, setRun, runs, patch } = useExperiments.getState();
  // What the step before found is not this one's finding, nor the answer to its task.
  const found = runs[id];
  if (found && sameContent(found.setting.document, useDocument.getState().document)) setRun(id, null);
  if (form) setForm(id, form);
  patch({ shown: id, asked: start ? id : null });
  useBench.getState().show("experiments");
}
