import type { LinkParts } from "../../src-worker/model/link.ts";
import { fail, type Result } from "../../src-worker/model/problem.ts";
import { storeDocument, storeExamples } from "../../src-worker/model/stored.ts";
import { engine } from "../engine/client.ts";
import { shownState } from "../storage/state.ts";
import { useDocument } from "../store/document.ts";
import { isEmbedded } from "../store/embed.ts";
import { useShare } from "../store/share.ts";
import { text } from "../ui/text.ts";
import { sharedView } from "./view.ts";

/**
 * What stands behind the `#` of a link to the page as it is now, or why there is none. The shown example goes with
 * it, the others where they are asked for.
 */
export async function writeLink(withExamples: boolean): Promise<Result<string>> {
  try {
    return await engine.writeLink(linkParts(withExamples));
  } catch (error) {
    return fail("engine", text.engine.failed(error instanceof Error ? error.message : String(error)));
  }
}

function linkParts(withExamples: boolean): LinkParts {
  const { document } = useDocument.getState();
  const state = shownState();
  const { lesson } = useShare.getState();
  // The panes of an embedded page are its host's choice, nobody's to share.
  const view = isEmbedded() ? null : sharedView();
  const rest = { document: storeDocument(document), view, ...(lesson ? { lesson } : {}) };
  if (withExamples) return { ...rest, examples: storeExamples(document.examples), state };
  const shown = state.example === null ? undefined : document.examples?.[state.example];
  const example = shown ? 0 : null;
  return {
    ...rest,
    examples: storeExamples(shown && [shown]),
    state: { ...state, example, lastExample: 0 },
  };
}
