import { howOf } from "../../help/howOf.ts";
import { helpText } from "../../help/text.ts";
import { useHelp } from "../../store/help.ts";
import { useView } from "../../store/view.ts";
import { always, type Command, named } from "../command.ts";
import { showHints } from "../hints.ts";
import { openLessons } from "../lessons.ts";

const { commands } = helpText;

/** The number that has the keyboard; else the selected neuron's value, else the list of all. */
function numberMeant(): string {
  const marked = howOf(globalThis.document.activeElement);
  return marked || (useView.getState().selectedUnits.length > 0 ? "unit" : "");
}

/** Lessons, words, the origin of numbers, about. */
export const HELP_COMMANDS = {
  lessons: {
    id: "lessons",
    group: "help",
    label: named(commands.lessons),
    keys: ["F1"],
    inFields: true,
    words: ["learn", "tutorial", "course", "teach", "guide", "start"],
    refusal: always,
    run: openLessons,
  },
  glossary: {
    id: "glossary",
    group: "help",
    label: named(commands.glossary),
    keys: [],
    words: ["words", "terms", "definition", "what is", "dictionary"],
    refusal: always,
    run: () => useHelp.getState().patch({ glossary: "" }),
  },
  how: {
    id: "how",
    group: "help",
    label: named(commands.how),
    keys: [],
    words: ["formula", "explain", "number", "code"],
    refusal: always,
    run: () => useHelp.getState().patch({ how: numberMeant() }),
  },
  hints: {
    id: "hints",
    group: "help",
    label: named(commands.hints),
    keys: [],
    words: ["first", "tips"],
    refusal: always,
    run: showHints,
  },
  aboutTool: {
    id: "about-dualrail",
    group: "help",
    label: named(commands.about),
    keys: [],
    words: ["version", "cite", "citation", "bibtex", "licence", "license", "paper"],
    refusal: always,
    run: () => useHelp.getState().patch({ about: true }),
  },
} satisfies Record<string, Command>;
