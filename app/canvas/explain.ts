import type { NetworkDocument } from "../../src-worker/model/document.ts";
import { weightOf } from "../../src-worker/model/edit.ts";
import { incoming, type Layer, type UnitRef, widths } from "../../src-worker/model/network.ts";
import { type Shown, unitValue, unitZ } from "../drawing/show.ts";
import { collapsedLayers } from "../store/collapse.ts";
import { layerName, symbolText, unitName, unitText, valueText } from "../store/names.ts";
import { networkSigns } from "../store/signs.ts";
import type { EdgeRef } from "../store/view.ts";
import { plainNumber } from "../ui/numbers.ts";
import { canvasText } from "./text.ts";

/** The line under the canvas: the thing's symbol and what is to be said about it. */
export interface Explanation {
  readonly symbol: string;
  readonly text: string;
}

const MOST_TERMS = 8;

/** What can be tried on the canvas as it is: with edges, with matrices alone, with neither. */
export function hint({ network, canvas }: NetworkDocument): string {
  const { plus, minus } = networkSigns(network);
  if (plus + minus === 0) return canvasText.noEdges;
  const collapsed = collapsedLayers(network, canvas?.collapsed);
  return canvasText.tryThis(collapsed.size > 0);
}

/** h₃ = ReLU(x₁ − x₂ + x₃ + x₄ − 0.34) = ReLU(0.129) = 0.129, with the present numbers. */
export function explainUnit(document: NetworkDocument, shown: Shown, unit: UnitRef): Explanation {
  const { network } = document;
  const name = unitName(network, unit);
  const symbol = symbolText(name);
  const value = valueText(unitValue(shown, unit));
  if (unit.layer === 0) return { symbol, text: inputText(document, shown, unit.index, value) };
  const layer = network.layers[unit.layer - 1] as Layer;
  const sum = sumText(document, unit);
  const z = valueText(unitZ(shown, unit));
  const text = layer.activation === "relu" ? `= ReLU(${sum}) = ReLU(${z}) = ${value}` : `= ${sum} = ${value}`;
  return { symbol, text };
}

function inputText(document: NetworkDocument, shown: Shown, index: number, value: string): string {
  const { preparation, network } = document;
  const rail = (shown.values[0]?.[index] ?? 0) < 0 ? "−" : "+";
  const name = unitName(network, { layer: 0, index }).name;
  if (!preparation) return canvasText.input(value, name, rail);
  const unit = preparation.units?.[index] ? ` ${preparation.units[index]}` : "";
  const numbers = [shown.raw[index], preparation.mean[index], preparation.deviation[index]];
  const [raw, mean, deviation] = numbers.map((x) => plainNumber(x ?? 0, 3));
  return canvasText.input(`(${raw}${unit} − ${mean}) / ${deviation} = ${value}`, name, rail);
}

function sumText(document: NetworkDocument, unit: UnitRef): string {
  const { network } = document;
  const layer = network.layers[unit.layer - 1] as Layer;
  const sources = incoming(layer, unit.layer).sort((a, b) => a.from - b.from);
  const terms = sources.flatMap(({ from, weights }) =>
    Array.from({ length: weights.fanIn }, (_, index) => ({ layer: from, index })).flatMap((source) => {
      const weight = weightOf(network, { from: source, to: unit });
      return weight === 0 ? [] : [{ source, weight }];
    }),
  );
  const shownTerms = terms.length > MOST_TERMS ? terms.slice(0, MOST_TERMS - 2) : terms;
  const written = shownTerms.map(({ source, weight }) => signed(weight, unitText(network, source)));
  if (shownTerms.length < terms.length) written.push(canvasText.moreTerms(terms.length - shownTerms.length));
  const bias = layer.bias[unit.index] as number;
  if (bias !== 0) written.push(signed(bias, plainNumber(Math.abs(bias), 3)));
  return written.join(" ").replace(/^\+ /, "").replace(/^− /, "−") || "0";
}

function signed(sign: number, text: string): string {
  return `${sign < 0 ? "−" : "+"} ${text}`;
}

/** x₁ → h₂, weight −1: adds −x₁ = −3 to h₂. */
export function explainEdge(document: NetworkDocument, shown: Shown, { from, to }: EdgeRef): Explanation {
  const { network } = document;
  const weight = weightOf(network, { from, to });
  const [a, b] = [unitText(network, from), unitText(network, to)];
  const sign = weight < 0 ? "−" : "";
  const edge = {
    skip: to.layer - from.layer > 1,
    weight: weight < 0 ? "−1" : "+1",
    term: `${sign}${a}`,
  };
  const amount = valueText(weight * unitValue(shown, from));
  return { symbol: `${a} → ${b}`, text: canvasText.edgeAdds(edge, amount, b) };
}

/** Layer 2: 512 units as one node, 262,144 weights into it; 231 active, 281 at 0. */
export function explainLayer(document: NetworkDocument, shown: Shown, layer: number): Explanation {
  const { network } = document;
  const units = widths(network)[layer] ?? 0;
  const active = shown.values[layer]?.reduce((n, x) => (x === 0 ? n : n + 1), 0) ?? 0;
  const weights = network.layers[layer - 1]?.weights.values.length ?? 0;
  return { symbol: layerName(network, layer), text: canvasText.oneNode(units, weights, active) };
}
