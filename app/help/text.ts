/** The words of the help: menu, hints, dialogs. */
export const helpText = {
  menu: "Help",
  commands: {
    lessons: "Lessons",
    lesson: (n: number, title: string) => `Lesson ${n}: ${title}`,
    glossary: "Glossary",
    how: "How is this computed?",
    about: "About Dualrail",
    hints: "Show the first hints again",
  },
  close: "Close",
  glossary: {
    title: "Glossary",
    description: "The field's words, in a sentence or two each.",
    search: "Find a word",
    none: "No such word. Try another, or a part of it.",
    paper: "In the paper:",
    lesson: (n: number) => `Show it: lesson ${n}`,
    count: (n: number) => `${n} ${n === 1 ? "word" : "words"}`,
  },
  how: {
    title: "How is this computed?",
    description:
      "Every kind of number on the page, with its formula and the code's name for it. Right-click a number to come straight to it.",
    choose: "Number",
    where: "On the page",
    formula: "Formula",
    now: "Now",
    code: "In the code",
    paper: "In the paper",
    numbers: {
      reactions: (one: string, two: string, all: string) =>
        `${one} unimolecular + ${two} bimolecular = ${all}`,
      slowest: (z: string, layer: number, unit: number) =>
        `smallest |z| = ${z}, layer ${layer}, unit ${unit}`,
      work: (steps: string, sweeps: string) => `${steps} steps, ${sweeps} sweeps`,
      raw: (n: number, value: string) => `raw value ${n} = ${value}`,
      difference: (name: string, by: string) => `|${name}: CRN − network| = ${by}`,
    },
  },
  about: {
    title: "About Dualrail",
    description: "A browser IDE for deep molecular programming.",
    version: (version: string, built: string) => `Version ${version}${built ? `, built on ${built}` : ""}`,
    text: "Everything is computed on this device. Nothing you draw, open or type leaves it; no request goes to another site.",
    paper: "Please cite the paper",
    tool: "and this tool",
    copy: "Copy",
    copied: "Copied",
    licences: "Licences",
    own: "Dualrail: MIT. It contains, each under its own licence:",
  },
  hints: {
    title: "Three things to try",
    edge: "Click an edge to flip its sign",
    input: "Drag an input",
    reactions: "See the reactions",
    lesson: "Lesson 1",
    done: "done",
    dismiss: "Dismiss the hints for good",
  },
} as const;
