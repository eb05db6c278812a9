import { COMMANDS } from "../actions/commands.ts";
import { runCommand, useCommand } from "../actions/useCommand.ts";
import { storageText } from "../storage/text.ts";
import { type SaveStatus, useSaved } from "../store/saved.ts";
import { clockTime } from "../ui/clock.ts";
import { Tip } from "../ui/Tip.tsx";

/** Whether this browser keeps what is shown; a click lists what it keeps, or hands out a copy when it does not. */
export function SaveState() {
  const status = useSaved((s) => s.status);
  const at = useSaved((s) => s.at);
  const failure = useSaved((s) => s.failure);
  const { shortcut } = useCommand(COMMANDS.recent);
  if (failure) {
    return (
      <span className="save-state save-failed">
        <Tip label={storageText.advice(failure)} side="top">
          <button type="button" onClick={() => runCommand(COMMANDS.recent)}>
            {storageText.notSaved(failure)}
          </button>
        </Tip>
        <button type="button" className="save-copy" onClick={() => runCommand(COMMANDS.save)}>
          {storageText.downloadCopy}
        </button>
      </span>
    );
  }
  return (
    <span className="save-state">
      <Tip label={hint(status)} shortcut={shortcut} side="top">
        <button type="button" onClick={() => runCommand(COMMANDS.recent)}>
          {words(status, at)}
        </button>
      </Tip>
    </span>
  );
}

function words(status: SaveStatus, at: number | null): string {
  switch (status) {
    case "untouched":
      return storageText.untouched;
    case "waiting":
    case "saving":
      return storageText.waiting;
    case "removed":
      return storageText.removed;
    case "restored":
      return storageText.restored(clockTime(at ?? 0));
    default:
      return storageText.saved(clockTime(at ?? 0));
  }
}

function hint(status: SaveStatus): string {
  if (status === "restored") return storageText.restoredHint;
  return status === "removed" ? storageText.removedHint : storageText.openList;
}
