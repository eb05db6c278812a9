import { saveNetwork } from "../files/save.ts";
import { noteElsewhere } from "../storage/autosave.ts";
import { storageText } from "../storage/text.ts";
import { useDocument } from "../store/document.ts";
import { useSaved } from "../store/saved.ts";
import { useView } from "../store/view.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { text } from "../ui/text.ts";
import "./recent.css";

/** Asks once before a network that could be kept nowhere gives way to another. */
export function ReplaceDialog() {
  const replacement = useSaved((s) => s.replacement);
  const failure = useSaved((s) => s.failure);
  const stay = () => useSaved.getState().patch({ replacement: null });
  const goOn = () => {
    noteElsewhere(useDocument.getState().document);
    stay();
    replacement?.proceed();
  };
  const saveFirst = async () => {
    const problem = await saveNetwork();
    if (problem === null) return goOn();
    stay();
    useView.getState().patch({ notice: { kind: "error", text: problem } });
  };
  return (
    <Dialog
      open={replacement !== null}
      onOpenChange={(open) => !open && stay()}
      title={storageText.replaceTitle(replacement?.name ?? "")}
      description={failure ? storageText.replaceDescription(failure) : ""}
      closeLabel={text.close}
    >
      <div className="recent-choices">
        <Button look="outline" onClick={stay}>
          {storageText.replaceStay}
        </Button>
        <Button look="outline" onClick={goOn}>
          {storageText.replaceAnyway}
        </Button>
        <Button look="outline" onClick={() => void saveFirst()}>
          {storageText.replaceAfterCopy}
        </Button>
      </div>
    </Dialog>
  );
}
