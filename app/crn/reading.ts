import type { Crn } from "../../src-worker/model/crn.ts";
import { ok, type Problem, type Result } from "../../src-worker/model/problem.ts";
import { withDraft, withReactions } from "../../src-worker/model/shownDocument.ts";
import { EngineLost, engine } from "../engine/client.ts";
import { useCrnEditor } from "../store/crnEditor.ts";
import { useDocument } from "../store/document.ts";
import { text as words } from "./text.ts";

/** A pause in the typing as long as this is time to read the text, ms. */
const READ_MS = 250;
/** After a pause as long as this the next change is an undo step of its own, ms. */
const STEP_MS = 1500;

/** Reads what is typed and hands it to the document; one undo step per stretch of typing. */
export interface Reading {
  /** The text changed. */
  changed(text: string): void;
  /** The text is left: it is read at once, and the stretch of typing ends. */
  pause(): void;
  /** Reads a text that is the document's already, to say again what is wrong with it. */
  look(text: string): void;
  end(): void;
}

let stretches = 0;

/**
 * @param source name of the file whose text this is, where it is in another notation: it is then read as that file,
 * and opens when the person says so
 * @param told hears why the newest text cannot be read, or null
 */
export function startReading(source: string | undefined, told: (problem: Problem | null) => void): Reading {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting: string | null = null;
  let newest = 0;
  let stretch = ++stretches;
  let lastChange = 0;
  const { record } = useDocument.getState();
  const isShown = () => useDocument.getState().record === record;
  const tell = (problem: Problem | null) => {
    useCrnEditor.getState().patch({ problem });
    told(problem);
  };

  const read = async (text: string, hand: boolean) => {
    const number = ++newest;
    const gesture = `reactions-${stretch}`;
    try {
      const result = source === undefined ? await parse(text) : await openAs(source, text);
      if (number !== newest || !isShown()) return;
      tell(result.ok ? null : result.problem);
      if (!hand) return;
      const { edit } = useDocument.getState();
      if (result.ok && result.value)
        edit(words.step, (document) => withReactions(document, result.value, text), gesture);
      else edit(words.step, (document) => withDraft(document, text), gesture);
    } catch (error) {
      if (!(error instanceof EngineLost)) throw error;
      // The engine was replaced meanwhile: the text is read by the new one.
      if (number === newest) schedule(text);
    }
  };
  const schedule = (text: string) => {
    waiting = text;
    clearTimeout(timer);
    timer = setTimeout(flush, READ_MS);
  };
  const flush = () => {
    clearTimeout(timer);
    if (waiting === null) return;
    const text = waiting;
    waiting = null;
    void read(text, true);
  };
  return {
    changed: (text) => {
      const now = Date.now();
      if (now - lastChange > STEP_MS) stretch = ++stretches;
      lastChange = now;
      schedule(text);
    },
    pause: () => {
      flush();
      lastChange = 0;
    },
    look: (text) => void read(text, false),
    end: () => {
      flush();
      tell(null);
      useCrnEditor.getState().patch({ mended: null });
    },
  };
}

function parse(text: string): Promise<Result<Crn>> {
  return engine.parseReactions(text, useDocument.getState().document.name);
}

/** Reads a text as the file it came from; what it would open as is for the person to take. */
async function openAs(name: string, text: string): Promise<Result<null>> {
  const result = await engine.open({ name, bytes: new TextEncoder().encode(text) });
  const mended = result.ok && result.value.kind === "crn" ? result.value : null;
  useCrnEditor.getState().patch({ mended });
  return result.ok ? ok(null) : result;
}
