import { useState } from "react";
import { openLesson } from "../actions/lessons.ts";
import { useHelp } from "../store/help.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import type { GlossaryEntry } from "./glossary/entry.ts";
import { GLOSSARY } from "./glossary.ts";
import { helpText } from "./text.ts";
import { dialogWords } from "./words.ts";
import "./help.css";

const words = dialogWords.glossary;

/** All words with their definitions; opened on a word it shows that one first. */
export function GlossaryDialog() {
  const word = useHelp((help) => help.glossary);
  return (
    <Dialog
      size="wide"
      open={word !== null}
      onOpenChange={(open) => open || close()}
      title={words.title}
      description={words.description}
      closeLabel={helpText.close}
    >
      {word === null ? null : <Search key={word} start={word} />}
    </Dialog>
  );
}

function close(): void {
  useHelp.getState().patch({ glossary: null });
}

function Search({ start }: { readonly start: string }) {
  const [typed, setTyped] = useState(start);
  const found = matching(typed);
  return (
    <>
      <input
        type="search"
        className="help-search"
        data-autofocus
        aria-label={words.search}
        placeholder={words.search}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p className="ui-hidden" role="status">
        {words.count(found.length)}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="help-scroll" tabIndex={0} aria-label={words.title}>
        {found.length === 0 ? <p>{words.none}</p> : null}
        <dl className="glossary">
          {found.map((entry) => (
            <Entry key={entry.word} entry={entry} onSee={setTyped} />
          ))}
        </dl>
      </section>
    </>
  );
}

/** Words that hold what is typed, those that begin with it first; then those whose definition holds it. */
export function matching(typed: string): readonly GlossaryEntry[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === "") return GLOSSARY;
  const rank = ({ word, definition }: GlossaryEntry) => {
    const name = word.toLowerCase();
    if (name === wanted) return 0;
    if (name.startsWith(wanted)) return 1;
    if (name.includes(wanted)) return 2;
    return definition.toLowerCase().includes(wanted) ? 3 : 4;
  };
  return GLOSSARY.filter((entry) => rank(entry) < 4).sort((a, b) => rank(a) - rank(b));
}

interface EntryProps {
  readonly entry: GlossaryEntry;
  /** Goes to another word. */
  readonly onSee: (word: string) => void;
}

function Entry({ entry, onSee }: EntryProps) {
  const { word, definition, paper, source, see = [], lesson } = entry;
  const show = (number: number) => {
    close();
    openLesson(number, 1);
  };
  return (
    <div>
      <dt>{word}</dt>
      <dd>
        {definition}
        <span className="glossary-more">
          <span>
            {paper ? (
              <small>
                {words.paper} {paper}
              </small>
            ) : null}
            {source ? <small>{source}</small> : null}
            {see.length > 0 ? (
              <small className="glossary-see">
                {words.see}{" "}
                {see.map((other) => (
                  <button type="button" key={other} onClick={() => onSee(other)}>
                    {other}
                  </button>
                ))}
              </small>
            ) : null}
          </span>
          {lesson ? <Button onClick={() => show(lesson)}>{words.lesson(lesson)}</Button> : null}
        </span>
      </dd>
    </div>
  );
}
