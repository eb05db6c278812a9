import { useEffect, useState } from "react";
import type { ExportedFile } from "../../src-worker/model/exported.ts";
import type { Result } from "../../src-worker/model/problem.ts";
import { engine } from "../engine/client.ts";
import { useDocument } from "../store/document.ts";
import { useRun } from "../store/run.ts";
import { text } from "../ui/text.ts";
import type { ExportChoices, Target } from "./exportChoices.ts";
import { exportSubject } from "./exportSubject.ts";

/** Lines of a file that the preview shows. */
const PREVIEW_LINES = 200;
/** The list can be walked through with the arrow keys: what is only passed is not written. */
const PAUSE_MS = 120;

export type Written =
  | { readonly state: "writing" }
  | { readonly state: "refused"; readonly message: string }
  | { readonly state: "done"; readonly target: Target; readonly file: ExportedFile };

const WRITING: Written = { state: "writing" };

/** The chosen file, written anew when the choice or the shown reactions change; late answers are dropped. */
export function useExportFile(target: Target | null, choices: ExportChoices): Written {
  const [written, setWritten] = useState<Written>(WRITING);
  const document = useDocument((s) => s.document);
  const options = useRun((s) => s.options);
  const settings = useRun((s) => s.settings);
  const input = useRun((s) => s.input);
  const { inputs, rates, species } = choices;

  // biome-ignore lint/correctness/useExhaustiveDependencies: what the file is made from is written anew when it changes
  useEffect(() => {
    if (!target) return;
    let live = true;
    setWritten(WRITING);
    const timer = setTimeout(() => {
      write(target, { inputs, rates, species }, () => live)
        .catch((error: unknown) => refused(text.engine.failed(messageOf(error))))
        .then((result) => result && live && setWritten(result));
    }, PAUSE_MS);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [target, inputs, rates, species, document, options, settings, input]);

  return written;
}

/** One file at a time: a choice that was left while another file was written is never begun. */
let busy: Promise<unknown> = Promise.resolve();

async function write(target: Target, choices: ExportChoices, live: () => boolean): Promise<Written | null> {
  const before = busy;
  const job = (async () => {
    await before.catch(() => null);
    if (!live()) return null;
    return exported(target, choices);
  })();
  busy = job;
  const result = await job;
  if (!result) return null;
  return result.ok ? { state: "done", target, file: result.value } : refused(result.problem.message);
}

function exported(target: Target, choices: ExportChoices): Promise<Result<ExportedFile>> {
  const what = target.writes === "trajectory" ? "trajectory" : "crn";
  return engine.export(exportSubject(what, choices), target.id, PREVIEW_LINES);
}

function refused(message: string): Written {
  return { state: "refused", message };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
