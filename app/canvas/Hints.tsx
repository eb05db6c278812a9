import { Check, X } from "lucide-react";
import { dismissHints, seeReactions } from "../actions/hints.ts";
import { openLesson } from "../actions/lessons.ts";
import { helpText } from "../help/text.ts";
import { HINTS, type HintId, useHints } from "../store/hints.ts";
import { Button } from "../ui/Button.tsx";

const words = helpText.hints;

/** The first minute in the strip under the canvas: three things to try, ticked off as they are found. */
export function Hints() {
  const done = useHints((hints) => hints.done);
  return (
    <fieldset className="cv-explain cv-hints" aria-label={words.title}>
      <ul>
        {HINTS.map((hint) => (
          <li key={hint} className={done.includes(hint) ? "is-done" : undefined}>
            {done.includes(hint) ? <Check size={14} strokeWidth={2} aria-label={words.done} /> : null}
            <Hint hint={hint} />
          </li>
        ))}
      </ul>
      <Button className="cv-first-lesson" onClick={() => openLesson(1)}>
        {words.lesson}
      </Button>
      <Button square aria-label={words.dismiss} title={words.dismiss} onClick={dismissHints}>
        <X size={14} aria-hidden />
      </Button>
    </fieldset>
  );
}

/** The reactions are a press away; edges and inputs are to be touched themselves. */
function Hint({ hint }: { readonly hint: HintId }) {
  if (hint !== "reactions") return <span>{words[hint]}</span>;
  return (
    <button type="button" onClick={seeReactions}>
      {words.reactions}
    </button>
  );
}
