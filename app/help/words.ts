/** The words of the glossary and of the page about this program: they come with the dialogs. */
export const dialogWords = {
  glossary: {
    title: "Glossary",
    description: "The field's words, in a sentence or two each.",
    search: "Find a word",
    none: "No such word. Try another, or a part of it.",
    paper: "In the paper:",
    see: "See also",
    lesson: (n: number) => `Show it: lesson ${n}`,
    count: (n: number) => `${n} ${n === 1 ? "word" : "words"}`,
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
} as const;
