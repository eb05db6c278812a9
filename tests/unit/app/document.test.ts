import { beforeEach, describe, expect, it } from "vitest";
import { newRecordId, useDocument } from "../../../app/store/document.ts";
import { emptyNetwork } from "../../../app/store/emptyNetwork.ts";
import { FIGURE_1 } from "../../../app/store/figure1.ts";
import { clockTime } from "../../../app/ui/clock.ts";
import { compileNetwork } from "../../../src-worker/compile/compile.ts";
import { DEFAULT_COMPILE_OPTIONS } from "../../../src-worker/model/compiled.ts";
import { setBias, validateNetwork } from "../../../src-worker/model/edit.ts";

const now = () => useDocument.getState();
const bias = (value: number) => (d: typeof FIGURE_1) => setBias(d, { layer: 1, index: 0 }, value);

beforeEach(() => now().restore(FIGURE_1, "first", 0));

describe("the document's record", () => {
  it("stays through edits, changes with another document, and follows undo and redo", () => {
    now().edit("Type bias", bias(1));
    const edited = now().document;
    now().replace("Open empty", emptyNetwork("Untitled"), "second");
    expect(now().record).toBe("second");
    now().undo();
    expect(now()).toMatchObject({ record: "first", document: edited });
    now().undo();
    expect(now()).toMatchObject({ record: "first", document: FIGURE_1 });
    now().redo();
    now().redo();
    expect(now()).toMatchObject({ record: "second", document: { name: "Untitled" } });
  });

  it("moves to a copy's name in the history, too, and leaves other records alone", () => {
    now().edit("Type bias", bias(1));
    now().replace("Open empty", emptyNetwork("Untitled"), "second");
    now().continueAs("first", { record: "copy", name: "Figure 1 copy" });
    expect(now()).toMatchObject({ record: "second", document: { name: "Untitled" } });
    now().undo();
    expect(now()).toMatchObject({ record: "copy", document: { name: "Figure 1 copy" } });
    now().undo();
    expect(now()).toMatchObject({
      record: "copy",
      document: { name: "Figure 1 copy", network: FIGURE_1.network },
    });
    expect(now().past).toEqual([]);
  });

  it("restored, has no history and says from when it is", () => {
    now().edit("Type bias", bias(1));
    now().restore(FIGURE_1, "first", 77);
    expect(now()).toMatchObject({ past: [], future: [], restored: 77 });
  });

  it("has an id of 32 hexadecimal digits, never the same", () => {
    const ids = new Set(Array.from({ length: 100 }, newRecordId));
    expect(ids.size).toBe(100);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe("a new network", () => {
  it("is valid, has no edge, and compiles", () => {
    const { network, name } = emptyNetwork("Untitled 2");
    expect(name).toBe("Untitled 2");
    expect(validateNetwork(network).ok).toBe(true);
    expect(network.layers.every(({ weights }) => weights.values.every((w) => w === 0))).toBe(true);
    expect(compileNetwork(name, network, DEFAULT_COMPILE_OPTIONS).ok).toBe(true);
  });
});

describe("clockTime", () => {
  const at = (...parts: [number, number, number, number?, number?]) => new Date(...parts).getTime();
  const today = at(2026, 2, 1, 10, 42);
  it.each([
    [at(2026, 2, 1, 9, 5), "09:05"],
    [at(2026, 1, 28, 23, 59), "yesterday 23:59"],
    [at(2026, 1, 27, 8, 0), "27 Feb 08:00"],
    [at(2025, 11, 31, 8, 0), "31 Dec 2025"],
    [at(2026, 2, 1, 23, 0), "23:00"],
  ])("%d is %j", (moment, words) => expect(clockTime(moment, today)).toBe(words));
});
