import type { OpenedCrn } from "../../../src-worker/engine.ts";
import type { CrnExample } from "../../../src-worker/model/crnDocument.ts";
import { prepare } from "../../../src-worker/model/document.ts";
import { documentOf } from "../../../src-worker/model/recognisedDocument.ts";
import { crnDocumentOf, type ShownDocument } from "../../../src-worker/model/shownDocument.ts";
import { engine } from "../../engine/client.ts";
import { DEFAULT_CHOICES } from "../../files/exportChoices.ts";
import { exportSubject } from "../../files/exportSubject.ts";
import { adoptCrn, adoptDocument } from "../../files/open.ts";
import { useRecognition } from "../../store/recognition.ts";
import { useRun } from "../../store/run.ts";
import { text } from "../../ui/text.ts";
import { currentDocument, notify } from "./common.ts";

/** Shows the network behind the shown reactions; one undo step. */
export function openAsNetwork(): void {
  const { crn, answer } = useRecognition.getState();
  const document = currentDocument();
  const source = crnDocumentOf(document);
  if (!answer?.recognised || !source || document.reactions?.crn !== crn) return;
  const { network, options } = answer;
  const name = document.name;
  adoptDocument(documentOf(answer, source), name, null, text.commands.openAsNetwork);
  // The reactions stay those that were shown.
  if (currentDocument().network === network) useRun.getState().patch({ options });
}

/** Opens a file that was mended in the editor, as one undo step; then the text is reaction text. */
export function openMended(opened: OpenedCrn): void {
  const { name } = opened.crn;
  adoptCrn(opened, name, text.steps.open(name));
}

/** Shows the compiled reactions of the network as text to edit, with the shown input; one undo step. */
export async function editAsText(): Promise<void> {
  const before = currentDocument();
  const choices = { ...DEFAULT_CHOICES, rates: false };
  try {
    const file = await engine.export(exportSubject("crn", choices), "crn-text", 0);
    if (!file.ok) return notify("error", file.problem.message);
    const opened = await engine.open({ name: "reactions.crn", bytes: file.value.bytes });
    if (!opened.ok) return notify("error", opened.problem.message);
    if (opened.value.kind !== "crn" || currentDocument() !== before) return;
    adoptCrn(withExamples(opened.value, before), before.name, text.commands.editAsText);
  } catch (error) {
    notify("error", text.engine.failed(error instanceof Error ? error.message : String(error)));
  }
}

/** The network's examples as the reactions take them: prepared values. None where inputs are no plain rails. */
function withExamples(opened: OpenedCrn, document: ShownDocument): OpenedCrn {
  const { options } = useRun.getState();
  const { examples = [] } = document;
  if (options.foldInputs || options.positiveInputs || examples.length === 0) return opened;
  const prepared = examples.map(
    (example): CrnExample => ({ ...example, values: Array.from(prepare(document, example.values)) }),
  );
  return { ...opened, examples: prepared };
}
