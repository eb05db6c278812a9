import { type Command, InvalidArgumentError, Option } from "commander";
import type { ImportChoices, WeightMode } from "../model/weightImport.ts";

/** How files of trained weights are to be read. */
export interface ImportFlags {
  readonly weights?: WeightMode;
  readonly orientation?: "auto" | "in-out" | "out-in";
  readonly last?: "linear" | "relu";
}

/** Adds the options of every command that takes a network file. */
export function withImportOptions(command: Command): Command {
  return command
    .option(
      "--weights <how>",
      "trained weights that are not ±1: sign, ternary:T (0 where |w| < T), or exact (one scale for each layer)",
      weightMode,
    )
    .addOption(
      new Option("--orientation <rows>", "what the rows of weight matrices are, where a file does not say it")
        .choices(["auto", "in-out", "out-in"])
        .default("auto"),
    )
    .addOption(
      new Option("--last <activation>", "activation of the last layer, where a file does not say it").choices(
        ["linear", "relu"],
      ),
    );
}

export function importChoices({ weights, orientation, last }: ImportFlags): ImportChoices {
  return {
    ...(weights ? { weights } : {}),
    ...(orientation && orientation !== "auto" ? { orientation } : {}),
    ...(last ? { last } : {}),
  };
}

function weightMode(text: string): WeightMode {
  if (text === "sign" || text === "exact") return { kind: text };
  const [kind, number, ...rest] = text.split(":");
  const threshold = Number(number);
  if (
    kind === "ternary" &&
    rest.length === 0 &&
    number !== undefined &&
    number.trim() !== "" &&
    threshold >= 0 &&
    threshold < Infinity
  ) {
    return { kind: "ternary", threshold };
  }
  throw new InvalidArgumentError(
    `"${text}" is none of sign, exact and ternary:T with T ≥ 0, such as ternary:0.3.`,
  );
}
