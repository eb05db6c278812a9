import { CRN_FORMATS } from "./crnTable.ts";
import type { Format, Likeness } from "./format.ts";
import { united } from "./united.ts";
import { WEIGHT_FORMATS } from "./weightTable.ts";
import { WRITTEN } from "./write/table.ts";

/** Formats that Dualrail reads. A new one is one file and one row here. */
const READ: readonly Format[] = [
  {
    id: "dualrail-network",
    name: "Dualrail network",
    extensions: [".dualrail.json", ".json"],
    reads: "network",
    writes: "network",
    carries:
      "The whole document: network, preparation, examples, canvas, simulation settings and unknown fields.",
    recognises: (head) =>
      isJsonWith(head, /"dualrail-network"/) ? 2 : likely(isJsonWith(head, /"layers"\s*:\s*\[/)),
    load: async () => (await import("./networkJson.ts")).networkJsonFormat,
  },
  {
    id: "dualrail-crn",
    name: "Dualrail CRN",
    extensions: [".crn.json"],
    reads: "crn",
    writes: "crn",
    carries:
      "The whole CRN: species, initial concentrations, reactions, rate constants and dual-rail values.",
    export: {
      group: "exchange",
      tools: ["Dualrail", "JSON", "JavaScript"],
      checked: "Read back by Dualrail, every number the same.",
      mediaType: "application/json",
    },
    recognises: (head) =>
      isJsonWith(head, /"dualrail-crn"/) ? 2 : likely(isJsonWith(head, /"(species|reactions)"\s*:\s*\[/)),
    load: async () => (await import("./crnJson.ts")).crnJsonFormat,
  },
  {
    id: "crn-text",
    name: "Reaction text",
    extensions: [".crn", ".crn.txt"],
    reads: "crn",
    writes: "crn",
    carries:
      "The whole CRN as lines of text that crnsimulator reads too; dual-rail values stand in comments.",
    export: {
      group: "exchange",
      tools: ["Dualrail", "crnsimulator", "text", "plain text"],
      checked:
        "Read back by Dualrail, every number the same; read by the grammar of crnsimulator's own parser.",
      mediaType: "text/plain",
    },
    recognises: (head) =>
      /^#! (name|dualrail) /m.test(head) ? 2 : likely(head.split("\n").some(isReactionLine)),
    load: async () => (await import("./crnText.ts")).crnTextFormat,
  },
  ...WEIGHT_FORMATS,
  ...CRN_FORMATS,
];

/** Every format Dualrail reads or writes. */
export const FORMATS: readonly Format[] = united([...READ, ...WRITTEN]);

function likely(yes: boolean): Likeness {
  return yes ? 1 : 0;
}

/** A line such as `A + B -> C` or `A @initial 3`, in no other tool's dress (braces, bars, keywords). */
function isReactionLine(line: string): boolean {
  const code = line.split("#", 1)[0] as string;
  return /->|<=>|@i/.test(code) && !/[{}|<(,"]/.test(code.replace("<=>", "").replace(/\[.*/, ""));
}

function isJsonWith(head: string, mark: RegExp): boolean {
  return /^\s*\{/.test(head) && mark.test(head);
}
