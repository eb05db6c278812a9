import { Copy, Download } from "lucide-react";
import { useEffect, useState } from "react";
import { useDocument } from "../store/document.ts";
import { useRun } from "../store/run.ts";
import { useShell } from "../store/shell.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { PaneLine } from "../ui/Pane.tsx";
import { text } from "../ui/text.ts";
import { fileStem, previewOf } from "./names.ts";
import { copyText, reactionText } from "./reactionText.ts";
import { download } from "./save.ts";

/** Lines shown in the preview; the copy and the file hold all of them. */
const PREVIEW_LINES = 400;

/** Export the reactions as text: preview, copy, download. */
export function ExportDialog() {
  const open = useShell((s) => s.exportOpen);
  const close = () => useShell.getState().patch({ exportOpen: false });
  const name = useDocument((s) => s.document.name);
  const reactions = useRun((s) => s.compilation?.report.reactions.total ?? 0);
  const one = useRun((s) => s.simulation?.rate.every((k) => k === 1) ?? true);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && close()}
      title={text.reactionExport.title}
      description={text.reactionExport.description(reactions, name, one)}
      closeLabel={text.close}
    >
      <ReactionText stem={fileStem(name)} />
    </Dialog>
  );
}

function ReactionText({ stem }: { readonly stem: string }) {
  const compilation = useRun((s) => s.compilation);
  const [written, setWritten] = useState<{ readonly ok: boolean; readonly text: string } | null>(null);
  const [copied, setCopied] = useState<boolean | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new compilation is written anew
  useEffect(() => {
    let live = true;
    const failed = (error: unknown) => ({ ok: false, text: text.engine.failed(String(error)) });
    reactionText()
      .catch(failed)
      .then((result) => live && setWritten(result));
    return () => {
      live = false;
    };
  }, [compilation]);

  if (!written) return <p role="status">{text.reactionExport.writing}</p>;
  if (!written.ok) return <PaneLine kind="error">{written.text}</PaneLine>;
  const { head, more } = previewOf(written.text, PREVIEW_LINES);
  return (
    <>
      <section className="export-text" aria-label={text.reactionExport.preview}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
        <pre tabIndex={0}>
          {head}
          {more > 0 ? `\n${text.reactionExport.more(more)}` : ""}
        </pre>
      </section>
      {copied === false ? <PaneLine kind="error">{text.notices.copyRefused}</PaneLine> : null}
      <footer className="export-buttons">
        <Button look="outline" onClick={() => void copyText(written.text).then(setCopied)}>
          <Copy size={16} aria-hidden />
          <span aria-live="polite">{copied ? text.reactionExport.copied : text.reactionExport.copy}</span>
        </Button>
        <Button look="outline" onClick={() => download(`${stem}.crn.txt`, written.text, "text/plain")}>
          <Download size={16} aria-hidden />
          {text.reactionExport.download}
        </Button>
      </footer>
    </>
  );
}
