import type { Paint, Run, Scene, Shape, TextShape } from "./scene.ts";
import { SCRIPT } from "./scene.ts";

/** How a scene is put on paper. */
export interface SvgOptions {
  /** Width of the whole figure, "85mm" or in pixels; the height follows. */
  readonly width: number;
  readonly unit: "mm" | "px";
  /** Colour behind everything; null for none. */
  readonly background: string | null;
  /** `@font-face` rules with the font in them, or "". */
  readonly fonts: string;
}

/**
 * What programs that read no embedded font take instead of Inter: all narrower than it, so that nothing overlaps.
 */
export const FONT_FAMILY = "Inter, 'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', sans-serif";

/** Height in the unit of `width`. */
export function heightFor(scene: Scene, width: number): number {
  return (width * scene.height) / scene.width;
}

/**
 * A scene as an SVG 1.1 file that stands alone: plain attributes instead of style sheets, baselines instead of
 * alignment, text as text. The same scene gives the same bytes.
 */
export function svgText(scene: Scene, { width, unit, background, fonts }: SvgOptions): string {
  const size = (value: number) => `${number(value, 3)}${unit === "px" ? "" : unit}`;
  const [x, y, w, h] = [scene.x, scene.y, scene.width, scene.height].map((value) => number(value));
  const head = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" ` +
      `width="${size(width)}" height="${size(heightFor(scene, width))}" viewBox="${x} ${y} ${w} ${h}" ` +
      `font-family="${FONT_FAMILY}" fill="none" stroke-linejoin="round">`,
    `<title>${escapeXml(scene.title)}</title>`,
    `<desc>${escapeXml(scene.description)}</desc>`,
  ];
  if (fonts) head.push(`<style type="text/css">${fonts}</style>`);
  if (background) head.push(`<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${background}"/>`);
  return `${[...head, ...scene.shapes.map(shapeText), "</svg>"].join("\n")}\n`;
}

function shapeText(shape: Shape): string {
  switch (shape.kind) {
    case "group": {
      const inner = shape.shapes.map(shapeText).join("\n");
      return inner === "" ? "" : `<g${idOf(shape)}${paintText(shape.paint)}>\n${inner}\n</g>`;
    }
    case "path":
      return `<path${idOf(shape)} d="${shape.d}"${paintText(shape.paint)}/>`;
    case "rect": {
      const { x, y, width, height, radius } = shape;
      const round = radius ? ` rx="${number(radius)}"` : "";
      const place = `x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}"`;
      return `<rect${idOf(shape)} ${place}${round}${paintText(shape.paint)}/>`;
    }
    case "picture": {
      const { x, y, width, height, png } = shape;
      const place = `x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}"`;
      return `<image ${place} preserveAspectRatio="none" xlink:href="data:image/png;base64,${base64(png)}"/>`;
    }
    case "text":
      return lineText(shape);
  }
}

function idOf({ id }: { readonly id?: string }): string {
  return id ? ` id="${escapeXml(id)}"` : "";
}

function paintText(paint: Paint = {}): string {
  const { fill, stroke, width, dash, opacity, crisp } = paint;
  const parts: [string, string | undefined][] = [
    ["fill", fill],
    ["stroke", stroke],
    ["stroke-width", width === undefined ? undefined : number(width)],
    ["stroke-dasharray", dash?.map((length) => number(length)).join(" ")],
    ["opacity", opacity === undefined ? undefined : number(opacity)],
    ["shape-rendering", crisp ? "crispEdges" : undefined],
  ];
  return parts.flatMap(([name, value]) => (value === undefined ? [] : ` ${name}="${value}"`)).join("");
}

/** How far scripts stand above and below the baseline, of the font size. */
const SHIFT = { sub: 0.2, sup: -0.4 } as const;

function lineText({ x, y, anchor, size, weight = 400, colour, runs, upright }: TextShape): string {
  const place = `x="${number(x)}" y="${number(y)}"`;
  const turn = upright ? ` transform="rotate(-90 ${number(x)} ${number(y)})"` : "";
  const side = anchor ? ` text-anchor="${anchor}"` : "";
  const bold = weight === 400 ? "" : ` font-weight="${weight}"`;
  let raised = 0;
  const parts = runs.map((run) => {
    const shift = run.at ? SHIFT[run.at] * size : 0;
    const dy = shift - raised;
    raised = shift;
    return runText(run, size, dy);
  });
  return `<text ${place} font-size="${number(size)}"${bold} fill="${colour}"${side}${turn}>${parts.join("")}</text>`;
}

function runText({ text, at, colour, weight, gap = 0 }: Run, size: number, dy: number): string {
  const attributes = [
    gap === 0 ? "" : ` dx="${number(gap)}"`,
    Math.abs(dy) < 1e-9 ? "" : ` dy="${number(dy)}"`,
    at ? ` font-size="${number(size * SCRIPT)}"` : "",
    weight ? ` font-weight="${weight}"` : "",
    colour ? ` fill="${colour}"` : "",
  ].join("");
  const content = escapeXml(text);
  return attributes === "" ? content : `<tspan${attributes}>${content}</tspan>`;
}

/** A coordinate with up to two decimals: a hundredth of a pixel is 0.003 mm. */
export function number(value: number, digits = 2): string {
  const factor = 10 ** digits;
  return `${Math.round(value * factor) / factor || 0}`;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text for XML 1.0: markup is escaped, and what no XML file may hold becomes �. */
export function escapeXml(text: string): string {
  return text
    .replace(/[&<>"]/g, (c) => ENTITIES[c] as string)
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "\u{FFFD}");
}

/** Base64 of bytes; in chunks, because a call takes only so many arguments. */
export function base64(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(binary);
}
