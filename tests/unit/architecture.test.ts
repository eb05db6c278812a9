import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");

interface Import {
  readonly from: string;
  readonly to: string;
  /** `import type …`: gone after compilation. */
  readonly typeOnly: boolean;
  /** `import(…)`: fetched when it is wanted. */
  readonly late: boolean;
}

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

/** Imports and re-exports of our own files, with paths from the project's root. */
function importsOf(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), "utf8");
  const found: Import[] = [];
  for (const match of text.matchAll(
    /^(?:import|export)\s+(type\s)?([^"';]*?\sfrom\s+)?["'](\.[^"']*)["']/gms,
  )) {
    found.push(importOf(file, match[3], match[1] !== undefined || onlyTypes(match[2] ?? ""), false));
  }
  for (const match of text.matchAll(/\bimport\(\s*["'](\.[^"']*)["']/g))
    found.push(importOf(file, match[1], false, true));
  return found;
}

function importOf(file: string, specifier: string, typeOnly: boolean, late: boolean): Import {
  return { from: file, to: relative(ROOT, resolve(ROOT, dirname(file), specifier)), typeOnly, late };
}

/** `{ type A, type B } from` holds no value. */
function onlyTypes(clause: string): boolean {
  const inside = clause.match(/^\{(.*)\}/s)?.[1];
  return inside?.split(",").every((name) => name.trim() === "" || /^\s*type\s/.test(name)) ?? false;
}

const graph = [...sources("app"), ...sources("src-worker")].flatMap(importsOf);

/** Imports that break a rule, as "from → to". */
function offending(rule: (edge: Import) => boolean): string[] {
  return graph.filter(rule).map(({ from, to }) => `${from} → ${to}`);
}

test("the graph is really read", () => {
  expect(graph.length).toBeGreaterThan(200);
  expect(graph.some(({ typeOnly }) => typeOnly)).toBe(true);
});

test("imports run in no circle, types neither; what is fetched late may know who fetched it", () => {
  const next = new Map<string, string[]>();
  for (const { from, to } of graph.filter(({ late }) => !late))
    next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const circles: string[] = [];
  const follow = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(" → "));
    if (path.includes(file) || done.has(file)) return;
    for (const to of next.get(file) ?? []) follow(to, [...path, file]);
    done.add(file);
  };
  for (const file of next.keys()) follow(file, []);
  expect(circles).toEqual([]);
});

test("the engine never knows the app", () => {
  expect(offending(({ from, to }) => from.startsWith("src-worker/") && to.startsWith("app/"))).toEqual([]);
});

test("the app takes values only from the model, and types from the engine", () => {
  const allowed = ({ to, typeOnly }: Import) => to.startsWith("src-worker/model/") || typeOnly;
  expect(
    offending((e) => e.from.startsWith("app/") && e.to.startsWith("src-worker/") && !allowed(e)),
  ).toEqual([]);
});

test("canvas, charts, crn, reactions, panels, experiments, train, inspector, palette, figures, pad, plane and rows meet only in the stores", () => {
  const panes = [
    "canvas",
    "charts",
    "crn",
    "reactions",
    "panels",
    "experiments",
    "train",
    "inspector",
    "palette",
    "figures",
    "pad",
    "plane",
    "rows",
  ].map((pane) => `app/${pane}/`);
  const paneOf = (path: string) => panes.find((pane) => path.startsWith(pane));
  // The layout puts the panes side by side: that is its one job.
  // So does the inputs pane with the pictures that may stand over its sliders.
  const places = (path: string) =>
    ["app/panels/Layout.tsx", "app/panels/Lower.tsx", "app/panels/InputsPane.tsx"].includes(path);
  expect(
    offending(({ from, to }) => {
      const [a, b] = [paneOf(from), paneOf(to)];
      return a !== undefined && b !== undefined && a !== b && !places(from);
    }),
  ).toEqual([]);
});

test("what the page and its figures draw alike knows neither", () => {
  const shared = (path: string) => path.startsWith("app/drawing/") || path.startsWith("app/curves/");
  const known = ["drawing", "curves", "store", "ui"].map((folder) => `app/${folder}/`);
  expect(
    offending(
      ({ from, to }) =>
        shared(from) && to.startsWith("app/") && !known.some((folder) => to.startsWith(folder)),
    ),
  ).toEqual([]);
});

test("app/ui imports nothing of ours", () => {
  expect(offending(({ from, to }) => from.startsWith("app/ui/") && !to.startsWith("app/ui/"))).toEqual([]);
});

test("the model imports nothing but the model", () => {
  expect(
    offending(({ from, to }) => from.startsWith("src-worker/model/") && !to.startsWith("src-worker/model/")),
  ).toEqual([]);
});

test("only the command line and Node's half of the pool use Node", () => {
  const files = sources("src-worker").filter((file) =>
    /from "node:/.test(readFileSync(join(ROOT, file), "utf8")),
  );
  expect(files.filter((file) => !/^src-worker\/(cli|node)/.test(file))).toEqual([]);
});

test("every optional dependency in the lock file has its own entry, so that npm ci works everywhere", () => {
  const lock = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as {
    packages: Record<string, { optionalDependencies?: Record<string, string>; resolved?: string }>;
  };
  const missing = Object.entries(lock.packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter(
        (name) => !lock.packages[`${path}/node_modules/${name}`] && !lock.packages[`node_modules/${name}`],
      )
      .map((name) => `${path}: ${name}`),
  );
  expect(missing).toEqual([]);
  expect(Object.values(lock.packages).filter(({ resolved }) => resolved?.startsWith("http"))).toEqual([]);
});
