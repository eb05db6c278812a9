import { Copy, Download } from "lucide-react";
import { useEffect, useState } from "react";
import type { PreviewPart } from "../../src-worker/model/exported.ts";
import { useDocument } from "../store/document.ts";
import { Button } from "../ui/Button.tsx";
import { PaneLine } from "../ui/Pane.tsx";
import { Tip } from "../ui/Tip.tsx";
import { type ExportChoices, exportName, sizeText, type Target } from "./exportChoices.ts";
import { exportText } from "./exportText.ts";
import { copyBytes } from "./reactionText.ts";
import { download } from "./save.ts";
import { useExportFile, type Written } from "./useExportFile.ts";

interface Props {
  readonly target: Target;
  readonly choices: ExportChoices;
}

/** The file as it is written now: its first part, its size, and the ways to take it along. */
export function ExportFile({ target, choices }: Props) {
  const title = useDocument((s) => s.document.name);
  const written = useExportFile(target, choices);
  const name = exportName(title, target);
  const done = written.state === "done" && written.target === target ? written : null;
  return (
    <>
      <section className="export-preview" aria-label={exportText.preview(name)} aria-busy={!done}>
        <Preview written={written} />
      </section>
      <Footer name={name} target={target} done={done} />
    </>
  );
}

function Preview({ written }: { readonly written: Written }) {
  if (written.state === "writing") return <p role="status">{exportText.writing}</p>;
  if (written.state === "refused") return <PaneLine kind="error">{written.message}</PaneLine>;
  const { parts } = written.file.preview;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <div className="export-parts" tabIndex={0}>
      {parts.map((part) => (
        <Part key={part.name ?? ""} part={part} />
      ))}
    </div>
  );
}

function Part({ part: { name, size, head } }: { readonly part: PreviewPart }) {
  return (
    <>
      {name === null ? null : (
        <h4>
          {name} <span className="export-size">{sizeText(size)}</span>
        </h4>
      )}
      <pre>{head}</pre>
    </>
  );
}

type Done = Extract<Written, { state: "done" }>;

interface FooterProps {
  readonly name: string;
  readonly target: Target;
  readonly done: Done | null;
}

function Footer({ name, target, done }: FooterProps) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const binary = target.export.binary ?? false;
  const bytes = done?.file.bytes;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another file is not copied yet
  useEffect(() => setCopied(null), [bytes]);
  const save = () => bytes && download(name, bytes as BlobPart, target.export.mediaType);
  const copy = () => bytes && void copyBytes(bytes).then(setCopied);
  const copyButton = (
    <Button look="outline" disabled={!bytes || binary} onClick={copy}>
      <Copy size={16} aria-hidden />
      <span aria-live="polite">{copied ? exportText.copied : exportText.copy}</span>
    </Button>
  );
  return (
    <footer className="export-foot">
      <span className="export-name">
        <b>{name}</b> {done ? extentOf(done) : null}
      </span>
      {copied === false ? (
        <span className="export-refused" role="alert">
          {exportText.copyRefused}
        </span>
      ) : null}
      {binary ? <Tip label={exportText.copyBinary}>{copyButton}</Tip> : copyButton}
      <Button look="outline" disabled={!bytes} onClick={save}>
        <Download size={16} aria-hidden />
        {exportText.download}
      </Button>
    </footer>
  );
}

/** "55.6 MB. First 200 of 760,012 lines". */
function extentOf({ file }: Done): string {
  const size = sizeText(file.bytes.length);
  const [only, ...others] = file.preview.parts;
  if (!only || only.name !== null || others.length > 0 || only.lines === null) return size;
  const shown = only.head === "" ? 0 : only.head.split("\n").length;
  return `${size}. ${exportText.firstLines(shown, only.lines)}`;
}
