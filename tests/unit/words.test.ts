import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";
import { wordsIn } from "../support/words.ts";

const ROOT = join(import.meta.dirname, "../..");

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

/** Words in unusual places may go unseen. */
test("words for people stand in text modules alone", () => {
  const more: string[] = [];
  for (const file of files.filter((name) => !collected.has(name) && !isTextModule(name))) {
    const words = wordsIn(file, readFileSync(join(ROOT, file), "utf8"));
    more.push(...words.map(({ line, text }) => `${file}:${line}: ${text.replace(/\s+/g, " ")}`));
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
  expect(texts("say(`$" + "{name} goes backward`)")).toEqual(["… goes backward"]);
  expect(texts("draw(`<text $" + "{font} size>`, `rx rx-$" + "{state}`)")).toEqual([]);
  expect(texts('element("p", { textContent: "gone" })')).toEqual(["gone"]);
  expect(texts('throw new Error("Nobody sees this")')).toEqual([]);
  expect(texts('const kind: "One kind" = other; x.set("a-key")')).toEqual([]);
});
