import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { LICENCES, PAPER_BIBTEX, toolBibtex } from "../../../app/help/about.ts";
import { entryOf, GLOSSARY } from "../../../app/help/glossary.ts";
import { HOW_PLACES } from "../../../app/help/how/topic.ts";
import { HOW, topicOf, topicsAt } from "../../../app/help/how.ts";
import { ALL_LESSONS } from "../../../app/lessons/lessons.ts";

const ROOT = resolve(import.meta.dirname, "../../..");
const sources = readdirSync(join(ROOT, "app"), { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => readFileSync(join(ROOT, "app", file), "utf8"));
const found = (pattern: RegExp): string[] =>
  sources.flatMap((source) => Array.from(source.matchAll(pattern), (match) => match[1] as string));

describe("how a number is computed", () => {
  test.each(HOW)("$id names a function that exists", ({ code: { name, file } }) => {
    const path = join(ROOT, file);
    expect(existsSync(path)).toBe(true);
    expect(readFileSync(path, "utf8")).toMatch(
      new RegExp(`^(export )?(async )?(function|class|const) ${name}\\b`, "m"),
    );
  });

  test("every mark on the page has its topic", () => {
    const marks = found(/(?:data-how|how|topic)="([a-z]+)"/g);
    expect(marks.length).toBeGreaterThan(30);
    expect(marks.filter((mark) => !topicOf(mark))).toEqual([]);
  });

  test("every place has its topics, each under a name of its own", () => {
    expect(HOW_PLACES.filter((place) => topicsAt(place).length === 0)).toEqual([]);
    expect(new Set(HOW.map(({ id }) => id)).size).toBe(HOW.length);
    expect(new Set(HOW.map(({ title }) => title)).size).toBe(HOW.length);
    expect(HOW_PLACES.flatMap(topicsAt)).toEqual(HOW);
  });

  test.each([
    "app/charts/ChartPane.tsx",
    "app/reactions/ReactionsHeader.tsx",
    "app/reactions/player/PlayerBar.tsx",
    "app/inspector/InspectorPane.tsx",
    "app/experiments/ExperimentsPane.tsx",
    "app/train/TrainPane.tsx",
    "app/rows/RowsPane.tsx",
    "app/reproduce/ReproduceDialog.tsx",
  ])("%s leads to its numbers by a button", (file) => {
    expect(readFileSync(join(ROOT, file), "utf8")).toContain("<HowButton");
  });
});

describe("the glossary", () => {
  test("is sorted, without doubles, and its lessons exist", () => {
    const words = GLOSSARY.map(({ word }) => word);
    const sorted = [...new Set(words)].sort((a, b) => a.localeCompare(b, "en", { sensitivity: "base" }));
    expect(words).toEqual(sorted);
    for (const { lesson = 1 } of GLOSSARY) expect(ALL_LESSONS[lesson - 1]).toBeDefined();
  });

  test("every word is explained, and says where it comes from", () => {
    for (const { word, definition, paper, source, lesson } of GLOSSARY) {
      expect(definition.length, word).toBeGreaterThan(40);
      expect(definition, word).toMatch(/\.$/);
      expect(paper ?? source ?? lesson, word).toBeDefined();
      if (source) expect(source, word).toMatch(/doi:10\.\d{4,}\/\S+$|arXiv:\d{4}\.\d{4,5}$|Journal .*\d$/);
    }
  });

  test("words that belong together are there", () => {
    const asked = GLOSSARY.flatMap(({ word, see = [] }) => see.map((other) => [word, other] as const));
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.filter(([word, other]) => word === other || !entryOf(other))).toEqual([]);
  });

  test("a word is underlined once in a file", () => {
    for (const source of sources) {
      const words = Array.from(source.matchAll(/<Term word="([^"]+)"/g), ([, word]) => word);
      expect(words).toEqual([...new Set(words)]);
    }
  });

  test("has every word the panes ask for", () => {
    const asked = found(/<Term word="([^"]+)"/g);
    expect(asked.length).toBeGreaterThan(25);
    expect(asked.filter((word) => !entryOf(word))).toEqual([]);
  });
});

describe("about", () => {
  test("every dependency of the page is listed with its own licence", () => {
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
      dependencies: Record<string, string>;
    };
    // The command line's alone.
    const others = ["commander", "tsx"];
    const listed = new Map<string, number>();
    for (const name of Object.keys(dependencies).filter((name) => !others.includes(name))) {
      const file = join(ROOT, "node_modules", name, "package.json");
      const { license } = JSON.parse(readFileSync(file, "utf8")) as { license: string };
      listed.set(license, (listed.get(license) ?? 0) + 1);
    }
    expect(new Set(LICENCES.map(({ licence }) => licence))).toEqual(new Set(listed.keys()));
  });

  test("citations are whole", () => {
    for (const bibtex of [PAPER_BIBTEX, toolBibtex("0.1.0", "2026-11-30"), toolBibtex("0.1.0", "")]) {
      expect(bibtex.split("{").length).toBe(bibtex.split("}").length);
      expect(bibtex).toMatch(/^@\w+\{\w+,\n/);
    }
    expect(toolBibtex("0.1.0", "2026-11-30")).toContain("year    = {2026}");
  });
});
