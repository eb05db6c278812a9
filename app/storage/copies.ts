import { newRecordId, useDocument } from "../store/document.ts";
import { useShell } from "../store/shell.ts";
import { useView } from "../store/view.ts";
import { readEntries } from "./database.ts";
import { copyName, recentEntries } from "./entries.ts";
import { storageText } from "./text.ts";

/** A record under its new id and name. */
export interface Copy {
  readonly record: string;
  readonly name: string;
}

/**
 * Lets this page go on with a copy of a record that belongs to another tab, and says so. The copy is not written
 * here. Null when the page no longer knows the record.
 *
 * @param why the sentence for the person, from the record's name and the copy's
 * @param quietly does the step while nobody takes it for a person's
 */
export async function continueOnCopy(
  record: string,
  why: (name: string, copy: string) => string,
  quietly: (step: () => void) => void,
): Promise<Copy | null> {
  const entries = await readEntries().catch(() => new Map<string, unknown>());
  const { document, past, future, record: shown } = useDocument.getState();
  const source = [{ document, record: shown }, ...past, ...future].find((entry) => entry.record === record);
  if (!source) return null;
  const { name } = source.document;
  const taken = recentEntries(entries).flatMap(({ entry }) => (entry ? [entry.name] : []));
  const copy = { record: newRecordId(), name: copyName(name, [...taken, name]) };
  quietly(() => useDocument.getState().continueAs(record, copy));
  tellCopy(why(name, copy.name));
  return copy;
}

/** Says that this page goes on with a copy, until the person has read it. */
export function tellCopy(text: string): void {
  const showList = () => useShell.getState().patch({ recentOpen: true });
  useView.getState().patch({
    notice: { kind: "info", text, action: { label: storageText.openList, run: showList } },
  });
}
