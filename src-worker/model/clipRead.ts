import * as z from "zod/mini";
import { CLIP_FORMAT, CLIP_VERSION, type Clip, clipSize, FARTHEST } from "./clip.ts";
import { fail, ok, type Result } from "./problem.ts";

// The page's policy forbids the code that zod would generate.
z.config({ jitless: true });

/** Longest clipboard text that is looked at, characters. */
const LONGEST = 8_000_000;
/** Most units that are pasted at once. */
const MOST_UNITS = 4096;
const MOST_LAYERS = 256;

const number = z.number();
const count = z.int().check(z.gte(0), z.lte(1_000_000));
// Adding to a number far out would not move it.
const place = number.check(z.gte(-FARTHEST), z.lte(FARTHEST));
const unit = z.object({
  name: z.optional(z.string().check(z.minLength(1))),
  bias: z.optional(number),
  at: z.optional(z.object({ x: place, y: place })),
  prepare: z.optional(
    z.object({ mean: number, deviation: number.check(z.positive()), unit: z.optional(z.string()) }),
  ),
});
const clipSchema = z.object({
  format: z.literal(CLIP_FORMAT),
  version: z.literal(CLIP_VERSION),
  layers: z
    .array(
      z.object({
        kind: z.enum(["input", "hidden", "output"]),
        layer: count,
        activation: z.optional(z.enum(["relu", "linear"])),
        units: z.array(unit).check(z.minLength(1), z.maxLength(MOST_UNITS)),
      }),
    )
    .check(z.minLength(1), z.maxLength(MOST_LAYERS)),
  weights: z
    .array(
      z.object({
        from: count,
        to: count,
        rows: z.array(z.string().check(z.regex(/^[+\-−0]*$/))).check(z.maxLength(MOST_UNITS)),
      }),
    )
    .check(z.maxLength(MOST_LAYERS * MOST_LAYERS)),
});

/** What a clipboard text is, as far as its first look tells. */
export type ClipboardContent =
  | { readonly kind: "units"; readonly clip: Clip }
  /** A whole network document, not read yet. */
  | { readonly kind: "network" }
  | { readonly kind: "text" };

/**
 * Reads a clipboard text: copied units are checked whole, a network document is only recognised, and what
 * is no JSON is text. Foreign JSON and broken or too large clips are refused with a sentence
 * ("clip.large", "clip.foreign", "clip.newer", "clip.field", "clip.order", "clip.weights").
 */
export function readClipboard(text: string): Result<ClipboardContent> {
  if (text.length > LONGEST) {
    return fail(
      "clip.large",
      "The clipboard holds more than 8 million characters. Open it as a file instead.",
    );
  }
  if (!text.trimStart().startsWith("{")) return ok({ kind: "text" });
  const raw = parse(text);
  if (typeof raw !== "object" || raw === null) {
    return fail(
      "clip.foreign",
      "The clipboard holds broken JSON. Copy the neurons or the network file again.",
    );
  }
  const { format, version } = raw as { readonly format?: unknown; readonly version?: unknown };
  if (format === "dualrail-network") return ok({ kind: "network" });
  if (format !== CLIP_FORMAT) {
    const what = format === "dualrail-crn" ? "reactions" : "JSON that is neither neurons nor a network";
    return fail("clip.foreign", `The clipboard holds ${what}. Copy neurons or a network file to paste here.`);
  }
  if (typeof version === "number" && version > CLIP_VERSION) {
    return fail(
      "clip.newer",
      "The neurons were copied from a newer Dualrail. Reload this page and paste again.",
    );
  }
  return readClip(raw);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function readClip(raw: object): Result<ClipboardContent> {
  const parsed = clipSchema.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const message = `The copied neurons cannot be pasted: ${placeOf(issue?.path ?? [])} ${reasonOf(issue)}. Copy them again.`;
    return fail("clip.field", message);
  }
  const clip = parsed.data;
  if (clipSize(clip) > MOST_UNITS) {
    return fail(
      "clip.large",
      `The clipboard holds ${clipSize(clip)} neurons. At most ${MOST_UNITS} are pasted at once.`,
    );
  }
  return orderProblem(clip) ?? weightProblem(clip) ?? ok({ kind: "units", clip });
}

/** "layers 2, units 1, bias": entries count from 1. */
function placeOf(path: readonly PropertyKey[]): string {
  const parts: string[] = [];
  for (const step of path) {
    if (typeof step === "number") parts.push(`${parts.pop() ?? "entry"} ${step + 1}`);
    else parts.push(String(step));
  }
  return parts.join(", ") || "the text";
}

function reasonOf(issue: { readonly code?: string | undefined } | undefined): string {
  switch (issue?.code) {
    case "invalid_type":
      return "is missing or of the wrong kind";
    case "too_big":
    case "too_small":
      return "is too large, too small or empty";
    default:
      return "is not one of the values allowed there";
  }
}

/** Inputs come first, outputs last, and hidden layers in the order of their numbers, each once. */
function orderProblem({ layers }: Clip): Result<never> | null {
  for (const [n, layer] of layers.entries()) {
    const before = layers[n - 1];
    const ordered =
      (layer.kind !== "input" || n === 0) &&
      (layer.kind !== "output" || n === layers.length - 1) &&
      (before === undefined || before.layer < layer.layer);
    if (!ordered) {
      return fail(
        "clip.order",
        `The copied neurons cannot be pasted: layers ${n + 1} is out of order. Copy them again.`,
      );
    }
    if (layer.kind !== "input" && layer.activation === undefined) {
      return fail(
        "clip.field",
        `The copied neurons cannot be pasted: layers ${n + 1} has no activation. Copy them again.`,
      );
    }
  }
  return null;
}

function weightProblem({ layers, weights }: Clip): Result<never> | null {
  const seen = new Set<string>();
  for (const [n, { from, to, rows }] of weights.entries()) {
    const [source, target] = [layers[from - 1], layers[to - 1]];
    const key = `${from}>${to}`;
    const fits =
      source !== undefined &&
      target !== undefined &&
      from < to &&
      !seen.has(key) &&
      rows.length === source.units.length &&
      rows.every((row) => row.length === target.units.length);
    if (!fits) {
      return fail(
        "clip.weights",
        `The copied neurons cannot be pasted: weights ${n + 1} does not fit its layers. Copy them again.`,
      );
    }
    seen.add(key);
  }
  return null;
}
