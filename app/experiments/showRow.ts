import { useDocument } from "../store/document.ts";
import type { Setting } from "../store/experiments.ts";
import { useRun } from "../store/run.ts";
import { useShell } from "../store/shell.ts";
import { fitting, tableOf } from "./jobs.ts";

/** Puts a verified row (from 0) on the inputs, and so into the chart; one of another network is left alone. */
export function showRow(setting: Setting<"verify">, row: number): void {
  const values = tableOf(setting).rows[row];
  const { document } = useDocument.getState();
  if (!values || values.length !== document.network.inputs.length) return;
  const chosen = setting.table ? undefined : fitting(setting.document)[row];
  const example = chosen ? (document.examples?.indexOf(chosen) ?? -1) : -1;
  if (!chosen || example < 0) {
    useRun.getState().patch({ input: Array.from(values), example: null });
    return;
  }
  useRun.getState().patch({ input: chosen.values, example });
  useShell.getState().patch({ lastExample: example });
}
