import { Download } from "lucide-react";
import { useState } from "react";
import { LINK_LENGTHS } from "../../src-worker/model/link.ts";
import { saveNetwork } from "../files/save.ts";
import { useDocument } from "../store/document.ts";
import { useRun } from "../store/run.ts";
import { useShare } from "../store/share.ts";
import { useView } from "../store/view.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { PaneLine } from "../ui/Pane.tsx";
import { text } from "../ui/text.ts";
import { pageAddress } from "./address.ts";
import { CopyRow } from "./CopyRow.tsx";
import { EmbedPart } from "./EmbedPart.tsx";
import { shareText } from "./text.ts";
import { type Made, useLink } from "./useLink.ts";
import "./share.css";

/** A link to what the page shows, or the file where that is too much for a link; and the code that embeds it. */
export function ShareDialog() {
  const open = useShare((s) => s.open);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && close()}
      title={shareText.title}
      description={shareText.description}
      closeLabel={text.close}
    >
      <Parts />
    </Dialog>
  );
}

function Parts() {
  const [withExamples, setWithExamples] = useState(false);
  const short = useLink(false);
  const full = useLink(withExamples ? true : null);
  const refusal = withExamples ? whyNotFull(full) : null;
  const shown = withExamples && refusal === null ? full : short;
  return (
    <div className="share-body">
      <section className="share-part" aria-label={shareText.link} aria-busy={shown.state === "making"}>
        <LinkPart made={shown} />
        {fits(short) ? (
          <ExamplesChoice chosen={withExamples} refusal={refusal} onChoose={setWithExamples} />
        ) : null}
      </section>
      <EmbedPart link={fits(shown) ? shown.link : null} />
    </div>
  );
}

function LinkPart({ made }: { readonly made: Made }) {
  if (made.state === "making") return <p className="share-note">{shareText.making}</p>;
  if (made.state === "refused") return <Instead message={made.message} />;
  const length = lengthOf(made.link);
  if (length > LINK_LENGTHS.most) {
    return <Instead message={shareText.lengths.tooLong(LINK_LENGTHS.most)} length={length} />;
  }
  const safe = length <= LINK_LENGTHS.safe;
  const address = addressOf(made.link);
  return (
    <>
      <textarea
        className="share-text"
        readOnly
        rows={safe ? 2 : 4}
        aria-label={shareText.link}
        value={address}
        data-autofocus
        onFocus={(event) => event.currentTarget.select()}
      />
      {safe ? null : <PaneLine kind="warn">{shareText.lengths.long}</PaneLine>}
      <CopyRow content={address} label={shareText.copyLink} look="filled">
        <span className="share-note">
          <b>{shareText.length(length)}</b>
          {safe ? `. ${shareText.lengths.safe}` : null}
        </span>
        {safe ? null : <FileButton />}
      </CopyRow>
    </>
  );
}

/** No link, and what to do instead. */
function Instead({ message, length }: { readonly message: string; readonly length?: number }) {
  return (
    <>
      <PaneLine kind="error">{message}</PaneLine>
      <div className="share-row">
        <span className="share-note">{length === undefined ? null : <b>{shareText.length(length)}</b>}</span>
        <FileButton filled />
      </div>
    </>
  );
}

function FileButton({ filled = false }: { readonly filled?: boolean }) {
  const save = async () => {
    const problem = await saveNetwork();
    if (problem !== null) useView.getState().patch({ notice: { kind: "error", text: problem } });
  };
  return (
    <Button
      look={filled ? "filled" : "outline"}
      onClick={() => void save()}
      data-autofocus={filled || undefined}
    >
      <Download size={16} aria-hidden />
      {shareText.file}
    </Button>
  );
}

interface ExamplesChoiceProps {
  readonly chosen: boolean;
  /** Why the link goes without them all the same. */
  readonly refusal: string | null;
  readonly onChoose: (chosen: boolean) => void;
}

/** The shown example goes along anyway: a choice only where there are others. */
function ExamplesChoice({ chosen, refusal, onChoose }: ExamplesChoiceProps) {
  const all = useDocument((s) => s.document.examples?.length ?? 0);
  const shown = useRun((s) => (s.example === null ? 0 : 1));
  if (all <= shown) return null;
  return (
    <>
      <label className="share-check">
        <input type="checkbox" checked={chosen} onChange={(event) => onChoose(event.target.checked)} />
        {shareText.examples(all)}
      </label>
      {refusal === null ? null : <PaneLine kind="warn">{refusal}</PaneLine>}
    </>
  );
}

function whyNotFull(made: Made): string | null {
  if (made.state === "refused") return made.message;
  if (made.state === "making" || lengthOf(made.link) <= LINK_LENGTHS.most) return null;
  return shareText.examplesTooLong(lengthOf(made.link));
}

function addressOf(link: string): string {
  return `${pageAddress()}#${link}`;
}

function fits(made: Made): made is Extract<Made, { state: "done" }> {
  return made.state === "done" && lengthOf(made.link) <= LINK_LENGTHS.most;
}

/** Counted as chat programs do: with the page's address. */
function lengthOf(link: string): number {
  return addressOf(link).length;
}

function close(): void {
  useShare.getState().patch({ open: false });
}
