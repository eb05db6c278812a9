import { useEffect, useRef, useState } from "react";
import type { ImportChoices, ImportPreview } from "../../../src-worker/model/weightImport.ts";
import { engine } from "../../engine/client.ts";
import { useImport, type WaitingImport } from "../../store/imports.ts";
import { text as shell } from "../../ui/text.ts";
import { adoptDocument } from "../open.ts";

export interface ImportDialogState {
  readonly preview: ImportPreview;
  /** Why the last choice could not be taken; the one before stays. */
  readonly problem: string | null;
  readonly opening: boolean;
  choose(change: ImportChoices): void;
  open(): void;
}

/** Closes the dialog; what was shown before is untouched. */
export function cancelImport(): void {
  useImport.getState().patch({ waiting: null });
}

/** The choices a preview stands for, all said: what is opened is what was seen. */
function shownChoices({ mode, orientation, lastOpen, layers }: ImportPreview): ImportChoices {
  const last = layers.at(-1)?.activation;
  return {
    weights: mode,
    ...(orientation.rows && orientation.open ? { orientation: orientation.rows } : {}),
    ...(lastOpen && last ? { last } : {}),
  };
}

/** The preview of the waiting files as the person's choices make it. */
export function useImportDialog({ files, preview: first }: WaitingImport): ImportDialogState {
  const [preview, setPreview] = useState(first);
  const [problem, setProblem] = useState<string | null>(null);
  const [opening, setOpening] = useState(false);
  const newest = useRef(0);
  const live = useRef(true);
  useEffect(() => {
    live.current = true;
    return () => {
      live.current = false;
    };
  }, []);
  const failed = (error: unknown) => {
    setOpening(false);
    setProblem(shell.engine.failed(error instanceof Error ? error.message : String(error)));
  };
  const choose = (change: ImportChoices) => {
    const number = ++newest.current;
    const choices = { ...shownChoices(preview), ...change };
    engine.inspect(files, choices).then((result) => {
      if (!live.current || number !== newest.current) return;
      if (!result.ok) setProblem(result.problem.message);
      else if (result.value.kind === "weights") {
        setProblem(null);
        setPreview(result.value.preview);
      }
    }, failed);
  };
  const open = () => {
    if (opening) return;
    setOpening(true);
    engine.importNetwork(files, shownChoices(preview)).then((result) => {
      if (!live.current) return;
      setOpening(false);
      if (!result.ok) return setProblem(result.problem.message);
      cancelImport();
      adoptDocument(result.value, result.value.name);
    }, failed);
  };
  return { preview, problem, opening, choose, open };
}
