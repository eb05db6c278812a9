import { useEffect, useState } from "react";
import type { Crn } from "../../src-worker/model/crn.ts";
import type { ShownReactions } from "../../src-worker/model/shownDocument.ts";
import { engine } from "../engine/client.ts";
import { isEditable } from "./size.ts";
import { text as words } from "./text.ts";

/** The text to edit, or why there is none yet. */
export type EditorText =
  | { readonly state: "text"; readonly text: string }
  | { readonly state: "writing" }
  | { readonly state: "tooLarge" }
  | { readonly state: "failed"; readonly reason: string };

/** Reactions that came without a text, and the text they were written as. */
const written = new WeakMap<Crn, string>();

/** What a person wrote; for reactions from another kind of file, these written as text by the engine. */
export function useText(reactions: ShownReactions): EditorText {
  const { crn, text, draft } = reactions;
  const own = draft ?? text ?? written.get(crn) ?? null;
  const editable = isEditable(reactions);
  const [failure, setFailure] = useState<{ readonly crn: Crn; readonly reason: string } | null>(null);
  const [, redraw] = useState(0);
  useEffect(() => {
    if (own !== null || !editable) return;
    let live = true;
    write(crn).then(
      (result) => {
        if (result.ok) written.set(crn, result.text);
        if (!live) return;
        if (result.ok) redraw((n) => n + 1);
        else setFailure({ crn, reason: result.text });
      },
      (error: unknown) => live && setFailure({ crn, reason: String(error) }),
    );
    return () => {
      live = false;
    };
  }, [crn, own, editable]);
  if (!editable) return { state: "tooLarge" };
  if (own !== null) return { state: "text", text: own };
  if (failure?.crn === crn) return { state: "failed", reason: words.notWritten(failure.reason) };
  return { state: "writing" };
}

async function write(crn: Crn): Promise<{ readonly ok: boolean; readonly text: string }> {
  const result = await engine.write({ kind: "crn", crn }, "crn-text");
  return result.ok
    ? { ok: true, text: new TextDecoder().decode(result.value) }
    : { ok: false, text: result.problem.message };
}
