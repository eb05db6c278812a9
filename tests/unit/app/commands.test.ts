import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CANVAS_KEYS, MATRIX_KEYS } from "../../../app/actions/canvasKeys.ts";
import { commandFor, isSelectionKey } from "../../../app/actions/commandFor.ts";
import { appState, COMMANDS, type Command } from "../../../app/actions/commands.ts";
import { readRandom } from "../../../app/actions/edit/weights.ts";
import { LIST_KEYS, PLAYER_KEYS, TEXT_KEYS } from "../../../app/actions/listKeys.ts";
import { CONTEXT_MENUS, EDIT_MENU } from "../../../app/actions/menus.ts";
import { findCommands, matchScore, paletteGroups } from "../../../app/palette/list.ts";
import { keyGroups } from "../../../app/palette/sheet.ts";
import { useDocument } from "../../../app/store/document.ts";
import { FIGURE_1 } from "../../../app/store/figure1.ts";
import { useView } from "../../../app/store/view.ts";
import { moveUnits, setBias } from "../../../src-worker/model/edit.ts";

const ALL = Object.values<Command>(COMMANDS);
const press = { key: "", code: "", ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
const anywhere = { typing: false, control: false, noCharacters: false };

describe("the table of commands", () => {
  it("gives every command its own id and every key one meaning, canvas keys included", () => {
    const ids = ALL.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    // With the keyboard on a neuron, commands that want it nowhere leave their keys to the canvas.
    const heard = ALL.filter((command) => !command.unfocused);
    const keys = [...heard, ...Object.values(CANVAS_KEYS)].flatMap((entry) =>
      entry.keys.map((key) => key.toLowerCase()),
    );
    expect(keys.filter((key, n) => keys.indexOf(key) !== n)).toEqual([]);
  });

  it("names every command in words, with a reason whenever it cannot run", () => {
    for (const command of ALL) {
      expect(command.label(appState())).toMatch(/^[A-Z]/);
      const reason = command.refusal(appState());
      if (reason !== null) expect(reason).toMatch(/^[A-Z].{5,}[^.]$/);
    }
  });

  it("finds commands by their keys, not while typing, and without characters alone when they are off", () => {
    expect(commandFor({ ...press, key: "n" }, anywhere)).toBe(COMMANDS.addNeuron);
    expect(commandFor({ ...press, key: "N", shiftKey: true }, anywhere)).toBe(COMMANDS.insertLayer);
    expect(commandFor({ ...press, key: "n" }, { ...anywhere, noCharacters: true })).toBeUndefined();
    expect(
      commandFor({ ...press, key: "N", shiftKey: true }, { ...anywhere, noCharacters: true }),
    ).toBeUndefined();
    expect(commandFor({ ...press, key: "n" }, { ...anywhere, typing: true, control: true })).toBeUndefined();
    const find = { ...press, key: "k", ctrlKey: true };
    expect(commandFor(find, { typing: true, control: true, noCharacters: true })).toBe(COMMANDS.palette);
    // The browser's own events run these.
    expect(commandFor({ ...press, key: "c", ctrlKey: true }, anywhere)).toBeUndefined();
    expect(isSelectionKey({ ...press, key: "c", ctrlKey: true })).toBe(true);
    expect(isSelectionKey({ ...press, key: "k", ctrlKey: true })).toBe(false);
  });

  it("is all in the palette, once; what has a key is in the sheet; menus hold nothing else", () => {
    const listed = paletteGroups(appState(), []).flatMap((group) => group.items.map((item) => item.command));
    expect(new Set(listed)).toEqual(new Set(ALL.filter((command) => command !== COMMANDS.palette)));
    expect(listed).toHaveLength(ALL.length - 1);
    const lines = keyGroups().flatMap((group) => group.lines);
    const panes = [CANVAS_KEYS, MATRIX_KEYS, TEXT_KEYS, LIST_KEYS, PLAYER_KEYS].flatMap((keys) =>
      Object.values(keys),
    );
    const keyed = [...ALL, ...panes];
    expect(lines).toHaveLength(keyed.filter((entry) => entry.keys.length > 0).length);
    const entries = [...Object.values(CONTEXT_MENUS), EDIT_MENU].flat();
    for (const entry of entries) {
      if (entry === "line") continue;
      for (const command of "entries" in entry ? entry.entries : [entry]) expect(ALL).toContain(command);
    }
  });

  it("is found by name, by synonym and by parts, the name first", () => {
    const best = (search: string) =>
      ALL.map((command) => ({
        id: command.id,
        score: matchScore(
          command.label(appState()),
          [command.general ?? "", ...(command.words ?? [])],
          search,
        ),
      }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score)[0]?.id;
    expect(best("align l")).toBe("align-left");
    expect(best("shortcuts")).toBe("keys");
    expect(best("clone")).toBe("duplicate");
    expect(best("dark")).toBe("theme");
    expect(best("relu")).toBe("switch-activation");
    expect(best("marquee")).toBe("tool-select");
    expect(best("qqq")).toBeUndefined();
  });

  it("is listed with the best first, and what can run before what cannot", () => {
    const groups = paletteGroups(appState(), []);
    const rows = (search: string) => findCommands(groups, search).flatMap(({ items }) => items);
    expect(rows("insert layer")[0]?.command.id).toBe("insert-layer");
    // "Play the reduction" only holds these letters; commands on a selected layer cannot run.
    expect(rows("lay").find(({ reason }) => reason === null)?.label).toMatch(/\blayer\b/);
    expect(rows("lay").at(-1)?.label).toMatch(/^Play/);
    expect(rows("layer")[0]?.reason).toBeNull();
    expect(findCommands(groups, "")).toBe(groups);
    expect(findCommands(groups, "qqq")).toEqual([]);
  });
});

describe("undo", () => {
  // Not what the store holds: tests that ran before may have left anything in it.
  const document = FIGURE_1;
  beforeEach(() => useDocument.setState({ document, past: [], future: [] }));
  afterEach(() => useDocument.setState({ document, past: [], future: [] }));

  it("takes a gesture that goes on as one step, named once", () => {
    const { edit } = useDocument.getState();
    const unit = { layer: 1, index: 0 };
    for (let x = 1; x <= 5; x++) edit("Move h₁", (d) => moveUnits(d, [{ unit, x, y: 0 }]), "nudge 1");
    edit("Move h₁", (d) => moveUnits(d, [{ unit, x: 9, y: 0 }]), "nudge 2");
    edit("Set bias", (d) => setBias(d, unit, 1));
    edit("Move h₁", (d) => moveUnits(d, [{ unit, x: 10, y: 0 }]), "nudge 2");
    expect(useDocument.getState().past.map(({ label }) => label)).toEqual([
      "Move h₁",
      "Move h₁",
      "Set bias",
      "Move h₁",
    ]);
    for (let n = 0; n < 3; n++) useDocument.getState().undo();
    expect(useDocument.getState().document.canvas?.positions?.["1,0"]).toEqual({ x: 5, y: 0 });
    useDocument.getState().undo();
    expect(useDocument.getState().document).toBe(document);
    expect(COMMANDS.redo.label(appState())).toBe("Redo move h₁");
  });

  it("names its step", () => {
    useView.getState().patch({ selectedUnits: [0, 1, 2].map((index) => ({ layer: 1, index })) });
    COMMANDS.duplicate.run();
    expect(COMMANDS.undo.label(appState())).toBe("Undo duplicate 3 neurons");
    useView.getState().patch({ selectedUnits: [] });
  });
});

describe("what is typed for random weights", () => {
  it("is a whole seed and a share of zeros", () => {
    expect(readRandom({ seed: " 7 ", zeros: "12,5 %" })).toEqual({ seed: 7, zeros: 0.125 });
    for (const seed of ["", "-1", "1.5", "x", "1e20"])
      expect(readRandom({ seed, zeros: "0" })).toMatch(/^The seed/);
    for (const zeros of ["", "-1", "101", "half"])
      expect(readRandom({ seed: "1", zeros })).toMatch(/^The share/);
  });
});
