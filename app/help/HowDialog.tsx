import { useHelp } from "../store/help.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { HOW_PLACES, type HowTopic } from "./how/topic.ts";
import { howWords } from "./how/words.ts";
import { HOW, topicOf, topicsAt } from "./how.ts";
import { numbersNow } from "./howNow.ts";
import { helpText } from "./text.ts";
import "./help.css";

const words = howWords;

/** The formula behind a number of the page, with the present numbers in it and the code's name for it. */
export function HowDialog() {
  const id = useHelp((help) => help.how);
  const topic = (id ? topicOf(id) : undefined) ?? (HOW[0] as HowTopic);
  return (
    <Dialog
      size="wide"
      open={id !== null}
      onOpenChange={(open) => open || useHelp.getState().patch({ how: null })}
      title={helpText.how.title}
      description={words.description}
      closeLabel={helpText.close}
    >
      <label className="how-choice">
        <span>{words.choose}</span>
        <select
          data-autofocus
          value={topic.id}
          onChange={(event) => useHelp.getState().patch({ how: event.target.value })}
        >
          {HOW_PLACES.map((place) => (
            <optgroup key={place} label={words.places[place]}>
              {topicsAt(place).map(({ id: value, title }) => (
                <option key={value} value={value}>
                  {title}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <Beside topic={topic} />
      {id === null ? null : <Topic topic={topic} />}
    </Dialog>
  );
}

/** The other numbers of the same place, one press away. */
function Beside({ topic: { id, at } }: { readonly topic: HowTopic }) {
  const others = topicsAt(at);
  if (others.length < 2) return null;
  return (
    <nav className="how-beside" aria-label={words.beside}>
      {others.map((topic) => (
        <Button
          key={topic.id}
          look={topic.id === id ? "outline" : "plain"}
          aria-current={topic.id === id ? "true" : undefined}
          onClick={() => useHelp.getState().patch({ how: topic.id })}
        >
          {topic.title}
        </Button>
      ))}
    </nav>
  );
}

function Topic({ topic }: { readonly topic: HowTopic }) {
  const { id, title, place, formula, text, code, paper, source } = topic;
  const now = numbersNow(id);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="help-scroll how" tabIndex={0} aria-label={title} aria-live="polite">
      <h3>{title}</h3>
      <p>{text}</p>
      <dl>
        <dt>{words.formula}</dt>
        <dd className="how-formula">
          {formula.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </dd>
        {now.length > 0 ? (
          <>
            <dt>{words.now}</dt>
            <dd className="how-formula">
              {now.map((line) => (
                <span key={line}>{line}</span>
              ))}
            </dd>
          </>
        ) : null}
        <dt>{words.where}</dt>
        <dd>{place}</dd>
        <dt>{words.code}</dt>
        <dd>
          <code>{code.name}</code> <small>{code.file}</small>
        </dd>
        {paper ? (
          <>
            <dt>{words.paper}</dt>
            <dd>{paper}</dd>
          </>
        ) : null}
        {source ? (
          <>
            <dt>{words.source}</dt>
            <dd>{source}</dd>
          </>
        ) : null}
      </dl>
    </section>
  );
}
