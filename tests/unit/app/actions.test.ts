import { describe, expect, it } from "vitest";
import { matchesKeys, showKeys } from "../../../app/actions/keys.ts";
import {
  GHOST_LIMIT,
  rateLabel,
  ratesAreOne,
  withGhost,
  withRandomRates,
} from "../../../app/actions/rates.ts";
import type { Ghost } from "../../../app/store/run.ts";
import { DEFAULT_SETTINGS, type Simulation } from "../../../src-worker/model/simulation.ts";

const plain = { code: "", ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

describe("matchesKeys", () => {
  it("takes Ctrl, and ⌘ on a Mac, for Mod", () => {
    expect(matchesKeys({ ...plain, key: "z", ctrlKey: true }, "Mod+Z", false)).toBe(true);
    expect(matchesKeys({ ...plain, key: "z", metaKey: true }, "Mod+Z", true)).toBe(true);
    expect(matchesKeys({ ...plain, key: "z", ctrlKey: true }, "Mod+Z", true)).toBe(false);
  });
  it("wants exactly the modifiers it names", () => {
    expect(matchesKeys({ ...plain, key: "Z", ctrlKey: true, shiftKey: true }, "Mod+Z", false)).toBe(false);
    expect(matchesKeys({ ...plain, key: "Z", ctrlKey: true, shiftKey: true }, "Mod+Shift+Z", false)).toBe(
      true,
    );
    expect(matchesKeys({ ...plain, key: "r", ctrlKey: true }, "R", false)).toBe(false);
    expect(matchesKeys({ ...plain, key: "r", altKey: true }, "R", false)).toBe(false);
    expect(matchesKeys({ ...plain, key: "r" }, "R", false)).toBe(true);
  });
  it("takes signs with or without Shift, and letters with Alt by their place on the keyboard", () => {
    expect(matchesKeys({ ...plain, key: "?", shiftKey: true }, "?", false)).toBe(true);
    expect(matchesKeys({ ...plain, key: "+" }, "Plus", false)).toBe(true);
    expect(matchesKeys({ ...plain, key: "å", code: "KeyA", altKey: true }, "Alt+A", true)).toBe(true);
    expect(matchesKeys({ ...plain, key: "a", code: "KeyA" }, "Alt+A", false)).toBe(false);
    expect(matchesKeys({ ...plain, key: "ArrowUp", altKey: true }, "Alt+ArrowUp", false)).toBe(true);
    // AltGr writes characters.
    expect(
      matchesKeys({ ...plain, key: "a", code: "KeyA", altKey: true, ctrlKey: true }, "Alt+A", false),
    ).toBe(false);
    expect(matchesKeys({ ...plain, key: " ", shiftKey: true }, "Space", false)).toBe(false);
    expect(matchesKeys({ ...plain, key: " ", shiftKey: true }, "Shift+Space", false)).toBe(true);
  });
  it("calls the space bar by its name", () => {
    expect(matchesKeys({ ...plain, key: " " }, "Space", false)).toBe(true);
    expect(showKeys("Space", false)).toBe("Space");
  });
  it("is shown as people read it", () => {
    expect(showKeys("Alt+Shift+ArrowLeft", true)).toBe("⌥ ⇧ ←");
    expect(showKeys("Plus", false)).toBe("+");
    expect(showKeys("Shift+Space", false)).toBe("Shift Space");
    expect(showKeys("Mod+Shift+Z", false)).toBe("Ctrl Shift Z");
    expect(showKeys("Mod+Shift+Z", true)).toBe("⌘ ⇧ Z");
  });
});

describe("rates", () => {
  it("random ones are log-uniform over two decades, or over the range chosen before", () => {
    const { rates, ...rest } = withRandomRates(DEFAULT_SETTINGS, 7);
    expect(rates).toEqual({ kind: "loguniform", low: 0.3, high: 30, seed: 7 });
    const wide = {
      ...DEFAULT_SETTINGS,
      rates: { kind: "loguniform" as const, low: 1e-3, high: 1e3, seed: 7 },
    };
    expect(withRandomRates(wide, 8).rates).toEqual({ kind: "loguniform", low: 1e-3, high: 1e3, seed: 8 });
    expect({ ...rest, rates: DEFAULT_SETTINGS.rates }).toEqual(DEFAULT_SETTINGS);
    expect(ratesAreOne(rates)).toBe(false);
    expect(rateLabel(rates)).toBe("random rates, seed 7");
    expect(rateLabel({ kind: "own" })).toBe("k = 1");
  });
  it("the oldest ghost goes beyond four", () => {
    const simulation = { trajectory: { times: new Float64Array(1) } } as unknown as Simulation;
    let ghosts: readonly Ghost[] = [];
    for (let seed = 0; seed < 6; seed++) {
      ghosts = withGhost(ghosts, { kind: "loguniform", low: 1, high: 2, seed }, simulation);
    }
    expect(ghosts.map((ghost) => ghost.label)).toEqual([2, 3, 4, 5].map((s) => `random rates, seed ${s}`));
    expect(ghosts).toHaveLength(GHOST_LIMIT);
  });
});
