import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";
import { wordsIn } from "../support/words.ts";

const ROOT = join(import.meta.dirname, "../..");

/**
 * Files whose words are still their own, with how many pieces: sentences that are computed from several parts, and
 * panes that nobody has moved yet. A number may only become smaller; a new file needs a text module
 * instead. Words in unusual places may go unseen.
 */
const OWN: Readonly<Record<string, number>> = {
  "app/actions/edit/arrange.ts": 1,
  "app/actions/edit/edges.ts": 2,
  "app/actions/edit/layers.ts": 1,
  "app/actions/edit/neurons.ts": 2,
  "app/canvas/Explanation.tsx": 5,
  "app/charts/ComparisonTable.tsx": 15,
  "app/charts/layout.ts": 2,
  "app/charts/rates.ts": 1,
  "app/charts/verdict.ts": 7,
  "app/drawing/drawing.ts": 2,
  "app/engine/connection.ts": 2,
  "app/figures/FigureChoices.tsx": 1,
  "app/figures/client.ts": 1,
  "app/inspector/FormulaView.tsx": 1,
  "app/inspector/sentences.ts": 3,
  "app/reactions/CertificateChip.tsx": 10,
  "app/reactions/InitialList.tsx": 5,
  "app/reactions/player/PlayerRow.tsx": 1,
  "app/reactions/player/caption.ts": 11,
  "app/store/figure1.ts": 2,
  "app/store/names.ts": 1,
};

const files = readdirSync(join(ROOT, "app"), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
  .filter((file) => !/^app\/(build|serviceWorker)\//.test(file));

const entry = readFileSync(join(ROOT, "app/text/en.ts"), "utf8");
const collected = new Set(
  [...entry.matchAll(/from "(\.[^"]*)"/g)].map(([, path]) =>
    relative(ROOT, resolve(ROOT, dirname("app/text/en.ts"), path as string)),
  ),
);

/** Modules that hold a folder's words, by their name; those that only make text of reactions hold none. */
const isTextModule = (file: string) => /\/(text|words|exportText)\.ts$/.test(file);
const MAKES_TEXT = ["app/reactions/text.ts"];

test("every folder's words are in the one list", () => {
  const modules = files.filter((file) => isTextModule(file) && !MAKES_TEXT.includes(file));
  expect(modules.length).toBeGreaterThan(10);
  expect(modules.filter((file) => !collected.has(file))).toEqual([]);
});

test("words for people stand in text modules alone, but for the counted rest", () => {
  const more: string[] = [];
  for (const file of files.filter((name) => !collected.has(name) && !isTextModule(name))) {
    const words = wordsIn(file, readFileSync(join(ROOT, file), "utf8"));
    if (words.length > (OWN[file] ?? 0)) {
      more.push(...words.map(({ line, text }) => `${file}:${line}: ${text.replace(/\s+/g, " ")}`));
    }
  }
  expect(more, "move these into the folder's text.ts").toEqual([]);
});

test("what is shown or read out is found, names of classes and the like are not", () => {
  const texts = (source: string) => wordsIn("X.tsx", source).map(({ text }) => text);
  expect(texts("<p>Press Run</p>")).toEqual(["Press Run"]);
  expect(texts('<p className="two words">{text.run}</p>')).toEqual([]);
  expect(texts('<button aria-label={on ? "Stop it" : words.go} />')).toEqual(["Stop it"]);
  expect(texts("<b title={`Bias of $" + "{unit}`}>b</b>")).toEqual(["Bias of …"]);
  expect(texts('notify("error", "An edge needs two ends.")')).toEqual(["An edge needs two ends."]);
  expect(texts('element("p", { textContent: "gone" })')).toEqual(["gone"]);
  expect(texts('throw new Error("Nobody sees this")')).toEqual([]);
  expect(texts('const kind: "One kind" = other; x.set("a-key")')).toEqual([]);
});
