/** The words of the help that the page needs before any of its dialogs: menu, hints, titles. */
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
  how: {
    title: "How is this computed?",
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
