/** The words of the command palette, the sheet of keys and the questions. */
export const text = {
  palette: {
    title: "Find a command",
    description: "Type a name, choose with the arrow keys, run with Enter.",
    placeholder: "Find a command or an example",
    list: "Commands",
    none: "No command has that name.",
    run: "run",
    close: "close",
    choose: "choose",
  },
  keys: {
    title: "Keys",
    description: "Every command is in the palette too, with its key.",
    close: "Close",
    characters: "Keys that are a character alone",
    charactersHint: "Switch them off if you dictate or type by accident.",
    mouse: "With the mouse",
    more: "More help",
    or: "or",
  },
  close: "Close",
} as const;
