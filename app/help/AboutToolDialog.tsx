import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { copyText } from "../files/reactionText.ts";
import { useHelp } from "../store/help.ts";
import { useView } from "../store/view.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { text } from "../ui/text.ts";
import { BUILT, VERSION } from "../version.ts";
import { LICENCES, PAPER_BIBTEX, toolBibtex } from "./about.ts";
import { helpText } from "./text.ts";
import { dialogWords } from "./words.ts";
import "./help.css";

const words = dialogWords.about;

/** What this is, how to cite it and the paper, and what it is made of. */
export function AboutToolDialog() {
  const open = useHelp((help) => help.about);
  return (
    <Dialog
      size="wide"
      open={open}
      onOpenChange={(about) => useHelp.getState().patch({ about })}
      title={words.title}
      description={words.description}
      closeLabel={helpText.close}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="help-scroll about-tool" tabIndex={0} aria-label={words.title}>
        <p>
          <b>{words.version(VERSION, BUILT)}</b>
        </p>
        <p>{words.text}</p>
        <Citation title={words.paper} bibtex={PAPER_BIBTEX} />
        <Citation title={words.tool} bibtex={toolBibtex(VERSION, BUILT)} />
        <h3>{words.licences}</h3>
        <p>{words.own}</p>
        <ul className="about-licences">
          {LICENCES.map(({ name, licence }) => (
            <li key={name}>
              {name} <small>{licence}</small>
            </li>
          ))}
        </ul>
      </section>
    </Dialog>
  );
}

function Citation({ title, bibtex }: { readonly title: string; readonly bibtex: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    const done = await copyText(bibtex);
    setCopied(done);
    if (!done) useView.getState().patch({ notice: { kind: "error", text: text.notices.copyRefused } });
  };
  return (
    <figure className="about-cite">
      <figcaption>
        <b>{title}</b>
        <Button look="outline" aria-label={`${words.copy}: ${title}`} onClick={() => void copy()}>
          {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
          <span role="status">{copied ? words.copied : words.copy}</span>
        </Button>
      </figcaption>
      <pre>{bibtex}</pre>
    </figure>
  );
}
