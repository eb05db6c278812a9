import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { appState, COMMANDS, type Command, runCommand } from "../../app/actions/commands.ts";
import { move, reorder } from "../../app/actions/edit/arrange.ts";
import { copySelection, cutSelection } from "../../app/actions/edit/clipboard.ts";
import { select } from "../../app/actions/edit/common.ts";
import { flip } from "../../app/actions/edit/edges.ts";
import { typeName } from "../../app/actions/edit/names.ts";
import { typeBias } from "../../app/actions/edit/neurons.ts";
import { paste } from "../../app/actions/edit/paste.ts";
import { boxesOf } from "../../app/canvas/boxes.ts";
import { connect } from "../../app/canvas/connect.ts";
import { draggedOrder } from "../../app/canvas/order.ts";
import { FULL, layoutNetwork } from "../../app/drawing/layout.ts";
import { type Stage, useCanvas } from "../../app/store/canvas.ts";
import { useDocument } from "../../app/store/document.ts";
import { useOverlay } from "../../app/store/overlay.ts";
import { pruneSelection } from "../../app/store/prune.ts";
import { useView } from "../../app/store/view.ts";
import { compileNetwork } from "../../src-worker/compile/compile.ts";
import { readNetworkJson, writeNetworkJson } from "../../src-worker/formats/networkJson.ts";
import { DEFAULT_COMPILE_OPTIONS } from "../../src-worker/model/compiled.ts";
import type { NetworkDocument } from "../../src-worker/model/document.ts";
import { unitNames, validateNetwork } from "../../src-worker/model/edit.ts";
import { type UnitRef, widths } from "../../src-worker/model/network.ts";
import { networkDocuments } from "../fixtures/arbitraries.ts";
import { anyText } from "../support/text.ts";

/** Commands that change the document or the selection, and nothing outside the page. */
const GROUPS = new Set(["edit", "select", "neurons", "weights", "layers", "arrange"]);
const OUTSIDE: readonly Command[] = [COMMANDS.cut, COMMANDS.copy, COMMANDS.paste, COMMANDS.copyMatrix];
const EDITING: readonly Command[] = Object.values<Command>(COMMANDS).filter(
  (command) =>
    command === COMMANDS.renameNetwork || (GROUPS.has(command.group) && !OUTSIDE.includes(command)),
);

/** One thing a person does. */
type Step = () => void | Promise<void>;
const ran = new Set<string>();
let clipboard = "";
const intoClipboard = {
  setData: (_: string, text: string) => {
    clipboard = text;
  },
} as DataTransfer;

const document = () => useDocument.getState().document;
// Not fc.double: its numbers lie evenly among the floating-point ones, nearly all of them close to 0.
const fraction = fc.nat(999).map((n) => n / 1000);

/** Some unit of the present network, by two numbers from 0 to 1. */
function unitAt(a: number, b: number): UnitRef {
  const size = widths(document().network);
  const layer = Math.floor(a * size.length);
  return { layer, index: Math.floor(b * (size[layer] as number)) };
}

function edgeAt(a: number, b: number, c: number, d: number) {
  const [one, two] = [unitAt(a, b), unitAt(c, d)];
  return one.layer < two.layer ? { from: one, to: two } : { from: two, to: one };
}

const id = ({ layer, index }: UnitRef) => `${layer},${index}`;
const typed = fc.oneof(
  fc.constantFrom("", "0", "−1,5", "3", "7e-3", "abc", "50", "x1", "h2", "101", "-1"),
  anyText({ maxLength: 5 }),
);

/** A selection as a person makes it: neurons, a layer, a collapsed layer, edges, or as it was. */
const selections: fc.Arbitrary<() => void> = fc.oneof(
  fc.constant(() => undefined),
  fc.array(fc.tuple(fraction, fraction), { minLength: 1, maxLength: 5 }).map((picks) => () => {
    select(picks.map(([a, b]) => unitAt(a, b)));
  }),
  fraction.map((a) => () => {
    const { layer } = unitAt(a, 0);
    select(
      Array.from({ length: widths(document().network)[layer] as number }, (_, index) => ({ layer, index })),
    );
  }),
  fraction.map((a) => () => {
    select([]);
    useCanvas.getState().patch({ selectedLayer: unitAt(a, 0).layer });
  }),
  fc.tuple(fraction, fraction, fraction, fraction).map(
    ([a, b, c, d]) =>
      () =>
        select([], [edgeAt(a, b, c, d)]),
  ),
);

/** Runs a command on a selection; a question is answered with whatever was typed. */
function runOn(pick: () => void, command: Command, answers: readonly string[]): void {
  pick();
  if (runCommand(command)) ran.add(command.id);
  const { ask, patch } = useOverlay.getState();
  ask?.submit(Object.fromEntries(ask.fields.map((field, n) => [field.id, answers[n] ?? ""])));
  patch({ ask: null });
}

const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.tuple(selections, fc.constantFrom<Command>(COMMANDS.layerEarlier, COMMANDS.layerLater)).map(
      ([pick, command]): Step =>
        () => {
          // A layer that is new has no edges yet, so that it can change places.
          runOn(pick, COMMANDS.insertLayer, []);
          runOn(() => undefined, command, []);
        },
    ),
  },
  {
    weight: 40,
    arbitrary: fc.tuple(selections, fc.constantFrom(...EDITING), fc.tuple(typed, typed)).map(
      ([pick, command, answers]): Step =>
        () =>
          runOn(pick, command, answers),
    ),
  },
  {
    weight: 8,
    arbitrary: fc.tuple(fraction, fraction, fraction, fraction).map(
      ([a, b, c, d]): Step =>
        () =>
          connect(id(unitAt(a, b)), id(unitAt(c, d))),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fraction, fraction, fraction, fraction).map(
      ([a, b, c, d]): Step =>
        () =>
          flip(edgeAt(a, b, c, d)),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(fraction, fraction, typed).map(
      ([a, b, text]): Step =>
        () =>
          void typeBias(unitAt(a, b), text),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fraction, fraction, typed).map(
      ([a, b, text]): Step =>
        () =>
          void typeName(unitAt(a, b), text),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(fraction, fraction, fc.integer({ min: -900, max: 900 }), fc.boolean()).map(
      ([a, b, y, ordered]): Step =>
        () => {
          const unit = unitAt(a, b);
          const order = ordered
            ? draggedOrder(layoutNetwork(document(), FULL).columns, new Map([[id(unit), { x: 0, y }]]))
            : null;
          if (order) reorder("Move it within its layer", order.layer, order.order);
          else move([{ unit, x: y, y }]);
        },
    ),
  },
  {
    weight: 4,
    arbitrary: selections.map(
      (pick): Step =>
        () => {
          pick();
          return copySelection(intoClipboard);
        },
    ),
  },
  {
    weight: 2,
    arbitrary: selections.map(
      (pick): Step =>
        () => {
          pick();
          return COMMANDS.cut.refusal(appState()) === null ? cutSelection(intoClipboard) : undefined;
        },
    ),
  },
  {
    weight: 5,
    arbitrary: selections.map(
      (pick): Step =>
        () => {
          pick();
          return paste(clipboard);
        },
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(selections, fc.constantFrom("1\t-1\n0\t1", "+-\n-+", "0.5", "1", "1 1 1")).map(
      ([pick, text]): Step =>
        async () => {
          pick();
          await paste(text);
          useOverlay.getState().ask?.submit({});
          useOverlay.getState().patch({ ask: null });
        },
    ),
  },
);

const stage: Stage = {
  boxes: (units) => boxesOf(layoutNetwork(document(), FULL), units),
  focus: () => undefined,
  focused: () => null,
  fit: () => undefined,
  zoom: () => undefined,
};

function begin(start: NetworkDocument, drawn: boolean): void {
  useDocument.setState({ document: start, past: [], future: [] });
  useView.getState().patch({ selectedUnits: [], selectedEdges: [], notice: null });
  useCanvas.getState().patch({ selectedLayer: null, edgeAnchor: null, sign: 1, stage: drawn ? stage : null });
  useOverlay.getState().patch({ ask: null });
  clipboard = "";
}

function expectValid({ network }: NetworkDocument): void {
  const checked = validateNetwork(network);
  expect(checked.ok ? null : checked.problem.message).toBeNull();
  for (const layer of widths(network).keys()) {
    const names = unitNames(network, layer);
    expect(new Set(names).size).toBe(names.length);
  }
}

/** Compiles, and is the same after its file was written and read. */
function expectSound(now: NetworkDocument): void {
  const compiled = compileNetwork(now.name, now.network, DEFAULT_COMPILE_OPTIONS);
  expect(compiled.ok ? null : compiled.problem.message).toBeNull();
  const written = writeNetworkJson(now);
  expect(written.ok ? null : written.problem.message).toBeNull();
  if (written.ok) expect(readNetworkJson(written.value)).toEqual({ ok: true, value: now });
}

describe("any sequence of commands", () => {
  beforeEach(() => begin(document(), true));

  it("keeps the document valid, compilable and storable; undoing all gives the start back, redoing all the end", {
    timeout: 240_000,
  }, async () => {
    const labels = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        networkDocuments,
        fc.array(steps, { maxLength: 20, size: "max" }),
        fc.boolean(),
        async (start, list, drawn) => {
          begin(start, drawn);
          for (const step of list) {
            await step();
            const { past } = useDocument.getState();
            if (past.length > 0) labels.add((past.at(-1) as { label: string }).label.replace(/\d+/g, "n"));
            // As the session does after each change.
            const kept = pruneSelection(document().network, useView.getState());
            if (kept) useView.getState().patch(kept);
            expectValid(document());
          }
          const end = document();
          expectSound(end);
          const middle = useDocument.getState().past[Math.floor(list.length / 2)];
          if (middle) expectSound(middle.document);
          const { past } = useDocument.getState();
          for (const { label } of past) expect(label).toMatch(/^[A-Z][a-z]+ \S/);
          const taken = past.length;
          for (let n = 0; n < taken; n++) useDocument.getState().undo();
          if (useDocument.getState().past.length === 0) expect(document()).toBe(start);
          for (let n = 0; n < taken; n++) useDocument.getState().redo();
          expect(document()).toBe(end);
        },
      ),
      { numRuns: 2000 },
    );
    // The sequences did run every command they are about, and made every kind of step.
    expect(EDITING.map(({ id }) => id).filter((id) => !ran.has(id))).toEqual([]);
    const kinds = [
      "Paste n",
      "Paste weights",
      "Cut",
      "Randomise",
      "Swap",
      "Flip n",
      "Set bias of n",
      "Make",
      "Move n",
    ];
    expect(kinds.filter((kind) => ![...labels].some((label) => label.startsWith(kind)))).toEqual([]);
  });
});
