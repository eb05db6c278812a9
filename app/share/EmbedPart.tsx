import { useState } from "react";
import type { Theme } from "../store/view.ts";
import { Segmented } from "../ui/Segmented.tsx";
import { pageAddress } from "./address.ts";
import { CopyRow } from "./CopyRow.tsx";
import { type EmbedChoices, embedCode, FRESH_EMBED } from "./embedCode.ts";
import { shareText } from "./text.ts";

const words = shareText.embed;
const THEMES = ["visitor", "light", "dark", "projector"] as const;
const PANES = ["chart", "inputs", "all"] as const;

/** The code that shows the link's page inside another, and what its address understands. */
export function EmbedPart({ link }: { readonly link: string | null }) {
  const [choices, setChoices] = useState<EmbedChoices>(FRESH_EMBED);
  return (
    <section className="share-part" aria-labelledby="share-embed">
      <h3 id="share-embed">{words.title}</h3>
      <p className="share-note">{words.description}</p>
      {link === null ? (
        <p className="share-note">{words.tooLong}</p>
      ) : (
        <>
          <Choices choices={choices} onChange={setChoices} />
          <textarea
            className="share-text"
            readOnly
            rows={3}
            aria-label={words.code}
            value={embedCode(link, choices)}
            onFocus={(event) => event.currentTarget.select()}
          />
          <CopyRow content={embedCode(link, choices)} label={words.copy}>
            <a
              className="share-link"
              href={`${pageAddress()}embed-examples/`}
              target="_blank"
              rel="noreferrer"
            >
              {words.examples}
            </a>
          </CopyRow>
        </>
      )}
      <Parameters />
    </section>
  );
}

interface ChoicesProps {
  readonly choices: EmbedChoices;
  readonly onChange: (choices: EmbedChoices) => void;
}

function Choices({ choices, onChange }: ChoicesProps) {
  return (
    <div className="share-choices">
      <Segmented
        label={words.panes}
        value={choices.panes}
        options={PANES.map((value) => ({ value, label: words.paneChoices[value] }))}
        onChange={(panes) => onChange({ ...choices, panes })}
      />
      <Segmented
        label={words.theme}
        value={choices.theme ?? "visitor"}
        options={THEMES.map((value) => ({ value, label: words.themes[value] }))}
        onChange={(theme: Theme | "visitor") =>
          onChange({ ...choices, theme: theme === "visitor" ? null : theme })
        }
      />
      <label className="share-check">
        <input
          type="checkbox"
          checked={choices.autoplay}
          onChange={(event) => onChange({ ...choices, autoplay: event.target.checked })}
        />
        {words.autoplay}
      </label>
    </div>
  );
}

function Parameters() {
  return (
    <details className="share-parameters">
      <summary>{words.parameters}</summary>
      <p className="share-note">{words.parameterHint}</p>
      <dl>
        {shareText.parameters.map(([name, meaning]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
