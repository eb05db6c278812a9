import { beforeEach, describe, expect, it } from "vitest";
import { hideInspector, showInspector, useInspector } from "../../../app/store/inspector.ts";
import { closePlayer, openPlayer, usePlayer } from "../../../app/store/player.ts";
import {
  clearReactionFilter,
  pinUnits,
  toggleLayer,
  unpinUnit,
  useReactionFilter,
} from "../../../app/store/reactionFilter.ts";
import { useRun } from "../../../app/store/run.ts";
import { useView } from "../../../app/store/view.ts";

const unit = { layer: 1, index: 2 };
const view = () => useView.getState();

describe("picks and hovers", () => {
  beforeEach(() => view().patch({ selectedUnits: [], hovered: null }));

  it("a picked reaction and species last as long as the selection they came with", () => {
    view().patch({ selectedUnits: [unit], selectedReaction: 3, selectedSpecies: "M1u3" });
    expect(view()).toMatchObject({ selectedReaction: 3, selectedSpecies: "M1u3" });
    view().patch({ selectedReaction: 4 });
    expect(view()).toMatchObject({ selectedReaction: 4, selectedSpecies: "M1u3", selectedUnits: [unit] });
    view().patch({ selectedUnits: [{ layer: 1, index: 0 }] });
    expect(view()).toMatchObject({ selectedReaction: null, selectedSpecies: null });
  });

  it("a hovered species goes with its unit", () => {
    view().patch({ hovered: unit, hoveredSpecies: "M1u3", hoveredReactions: [1] });
    expect(view()).toMatchObject({ hoveredSpecies: "M1u3", hoveredReactions: [1] });
    view().patch({ hovered: unit });
    expect(view()).toMatchObject({ hoveredSpecies: null, hoveredReactions: [] });
  });
});

describe("the inspector", () => {
  it("is hidden until somebody asks for it", () => {
    showInspector();
    expect(useInspector.getState()).toMatchObject({ open: true, takesFocus: true });
    hideInspector();
    expect(useInspector.getState().open).toBe(false);
    expect(useInspector.getState().hidden).toBe(true);
    showInspector();
    expect(useInspector.getState()).toMatchObject({ open: true, hidden: false });
  });
});

describe("the player", () => {
  it("opens on the reduction that is shown, the paper's without one, from the start", () => {
    const { options, patch } = useRun.getState();
    usePlayer.getState().patch({ position: 7, playing: true });
    openPlayer();
    expect(usePlayer.getState()).toMatchObject({ open: true, kind: "paper", position: 0, playing: false });
    patch({ options: { ...options, reduction: "compact" } });
    openPlayer();
    expect(usePlayer.getState().kind).toBe("compact");
    usePlayer.getState().patch({ playing: true });
    closePlayer();
    expect(usePlayer.getState()).toMatchObject({ open: false, playing: false });
    patch({ options });
  });
});

describe("the reaction filter", () => {
  it("takes layers and units in and out", () => {
    clearReactionFilter();
    toggleLayer(2);
    toggleLayer(0);
    expect(useReactionFilter.getState().layers).toEqual([0, 2]);
    toggleLayer(2);
    useReactionFilter.getState().patch({ linked: true });
    pinUnits([unit, { layer: 1, index: 0 }]);
    pinUnits([unit]);
    expect(useReactionFilter.getState()).toMatchObject({
      layers: [0],
      linked: false,
      units: [unit, { layer: 1, index: 0 }],
    });
    unpinUnit(unit);
    expect(useReactionFilter.getState().units).toEqual([{ layer: 1, index: 0 }]);
    clearReactionFilter();
    expect(useReactionFilter.getState()).toMatchObject({ layers: [], units: [], linked: false, only: null });
  });
});
