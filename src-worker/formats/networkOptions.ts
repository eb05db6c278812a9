import * as z from "zod/mini";
import type { NetworkDocument } from "../model/document.ts";
import { picturePixels } from "../model/drawing.ts";
import { fail, ok, type Result } from "../model/problem.ts";
import { count, show } from "./show.ts";

// zod would otherwise try `new Function`, which the page's Content-Security-Policy reports.
z.config({ jitless: true });

const text = z.string({ error: "must be text" });
const finite = z.number({ error: "must be a number" });
const positive = finite.check(z.positive({ error: "must be greater than 0" }));
const bound = finite.check(z.maximum(0, { error: "must be 0 or less" }));
const isObject = { error: "must be an object" };
const isList = { error: "must be a list" };
const position = z.looseObject({ x: finite, y: finite }, isObject);
const pixels = z
  .int({ error: "must be a whole number" })
  .check(z.positive({ error: "must be greater than 0" }));
const margin = z
  .int({ error: "must be a whole number" })
  .check(z.nonnegative({ error: "must be 0 or more" }));
const image = z.looseObject(
  { width: pixels, height: pixels, margin, shrink: pixels, scale: positive },
  isObject,
);

/** The optional parts of a network document. Their own unknown fields stay where they are. */
const OPTIONS = z.object({
  preparation: z.exactOptional(
    z.looseObject(
      {
        mean: z.array(finite, isList),
        deviation: z.array(positive, isList),
        units: z.exactOptional(z.array(text, isList)),
        image: z.exactOptional(image),
      },
      isObject,
    ),
  ),
  inputBounds: z.exactOptional(z.array(bound, isList)),
  outputScale: z.exactOptional(positive),
  examples: z.exactOptional(
    z.array(
      z.looseObject({ name: text, values: z.array(finite, isList), label: z.exactOptional(text) }, isObject),
      isList,
    ),
  ),
  canvas: z.exactOptional(
    z.looseObject(
      {
        positions: z.exactOptional(
          z.record(z.string().check(z.regex(/^\d+,\d+$/)), position, {
            error: (issue) =>
              issue.code === "invalid_key"
                ? 'is no unit; write "layer,index" such as "1,0"'
                : "must be an object",
          }),
        ),
        collapsed: z.exactOptional(z.array(z.int({ error: "must be a whole number" }), isList)),
      },
      isObject,
    ),
  ),
  simulation: z.exactOptional(
    z.looseObject(
      {
        tEnd: z.exactOptional(positive),
        rtol: z.exactOptional(positive),
        atol: z.exactOptional(positive),
      },
      isObject,
    ),
  ),
  about: z.exactOptional(
    z.looseObject(
      {
        text: z.exactOptional(text),
        source: z.exactOptional(text),
        recipe: z.exactOptional(text),
        seed: z.exactOptional(finite),
        accuracy: z.exactOptional(text),
      },
      isObject,
    ),
  ),
});

export type NetworkOptions = Pick<
  NetworkDocument,
  "preparation" | "inputBounds" | "outputScale" | "examples" | "canvas" | "simulation" | "about"
>;

/** Every top-level field with a meaning; all others are kept in `extra`. */
export const DOCUMENT_FIELDS: ReadonlySet<string> = new Set([
  "format",
  "version",
  "name",
  "inputs",
  "layers",
  "outputs",
  ...Object.keys(OPTIONS.shape),
]);

/** Checks the optional parts against the number of inputs. Errors: "option", naming field and entry. */
export function readOptions(raw: Readonly<Record<string, unknown>>, inputs: number): Result<NetworkOptions> {
  const parsed = OPTIONS.safeParse(raw);
  if (parsed.success) return checkLengths(parsed.data, inputs);
  const issue = parsed.error.issues[0];
  const path = issue?.path ?? [];
  const found = path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown>)?.[key], raw);
  const quoted =
    issue?.code === "invalid_key" ? "" : found === undefined ? ", but it is missing" : `, not ${show(found)}`;
  const field = fieldName(path);
  return fail("option", `${field} ${issue?.message}${quoted}.`, { field });
}

/** `examples entry 3, values entry 1`; entries count from 1. */
function fieldName(path: readonly PropertyKey[]): string {
  return path.reduce<string>((name, key) => {
    if (typeof key === "number") return `${name} entry ${key + 1}`;
    if (name === "") return String(key);
    return /entry \d+$/.test(name) ? `${name}, ${String(key)}` : `${name}.${String(key)}`;
  }, "");
}

function checkLengths(options: NetworkOptions, inputs: number): Result<NetworkOptions> {
  const { preparation, inputBounds, examples = [] } = options;
  const lists: [string, readonly unknown[] | undefined][] = [
    ["preparation.mean", preparation?.mean],
    ["preparation.deviation", preparation?.deviation],
    ["preparation.units", preparation?.units],
    ["inputBounds", inputBounds],
    ...examples.map((e, i): [string, readonly unknown[]] => [`examples entry ${i + 1}, values`, e.values]),
  ];
  for (const [field, list] of lists) {
    if (list && list.length !== inputs) {
      const message = `${field} has ${list.length === 1 ? "1 entry" : `${list.length} entries`}. Give ${inputs}, one for each input.`;
      return fail("option", message, { field });
    }
  }
  return checkImage(options, inputs);
}

function checkImage(options: NetworkOptions, inputs: number): Result<NetworkOptions> {
  const { image } = options.preparation ?? {};
  if (!image) return ok(options);
  const { width, height } = picturePixels(image);
  if (width > 0 && height > 0 && width * height === inputs) return ok(options);
  const { margin, shrink } = image;
  const field = "preparation.image";
  const whole = Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0;
  return fail(
    "option",
    `${field} makes ${whole ? `${width} × ${height} pixels` : "no whole pixels"} of ${image.width} × ${image.height} (margin ${margin}, shrink ${shrink}), but the network has ${count(inputs, "input")}. Correct it, or leave it out.`,
    { field },
  );
}
