import type { UnitRef } from "../../../src-worker/model/network.ts";
import type { UnitKind } from "../../drawing/boxes.ts";
import { isOff, shownValue } from "../../drawing/show.ts";
import { biasText, type UnitName, unitName } from "../../store/names.ts";
import { runsWidth, textWidth } from "../metrics.ts";
import { symbolRuns } from "../runs.ts";
import { SMALL, TEXT } from "../scene.ts";
import type { NetworkModel } from "./model.ts";

/** What is written in and beside a unit. */
export interface UnitText extends UnitName {
  /** "1.23", or "" where values are not wanted. */
  readonly value: string;
  /** "b +0.42", or "" for inputs and where biases are not wanted. */
  readonly bias: string;
  readonly off: boolean;
}

export function unitText({ document, shown, show }: NetworkModel, unit: UnitRef): UnitText {
  const { network } = document;
  const name = unitName(network, unit);
  const bias = network.layers[unit.layer - 1]?.bias[unit.index];
  return {
    ...name,
    name: show.names ? name.name : "",
    value: show.values ? shownValue(shown, unit, 2) : "",
    bias: show.biases && bias !== undefined ? `b ${biasText(bias)}` : "",
    off: show.values && isOff(shown, unit),
  };
}

/** Clear space inside a box, and between symbol and value. */
export const PADDING = 5;
/** From one line of a box to the next. */
export const LINE = 11;
export const BETWEEN = 6;

/** The lines below symbol and value: names that do not stand beside the box, and the bias. */
export function linesBelow({ name, bias }: UnitText, kind: UnitKind, beside: boolean): string[] {
  if (kind === "hidden") return [name || bias].filter(Boolean);
  return [beside ? "" : name, bias].filter(Boolean);
}

/** Names in boxes are shortened to this. */
const MOST_NAME = 84;

/** Width that a unit's texts need, padding included, px. */
export function unitWidth(text: UnitText, below: readonly string[]): number {
  const symbol = runsWidth(symbolRuns(text, TEXT, 600), TEXT, 600);
  const value = text.value ? BETWEEN + textWidth(text.value, TEXT, 600) : 0;
  const lines = below.map((line) => Math.min(MOST_NAME, textWidth(line, SMALL)));
  return Math.max(symbol + value, ...lines) + 2 * PADDING;
}
