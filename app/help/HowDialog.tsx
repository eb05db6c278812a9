import { useHelp } from "../store/help.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { HOW, type HowTopic, topicOf } from "./how.ts";
import { numbersNow } from "./howNow.ts";
import { helpText } from "./text.ts";
import "./help.css";

const words = helpText.how;

/** The formula behind a number of the page, with the present numbers in it and the code's name for it. */
export function HowDialog() {
  const id = useHelp((help) => help.how);
  const topic = (id ? topicOf(id) : undefined) ?? (HOW[0] as HowTopic);
  return (
    <Dialog
      size="wide"
      open={id !== null}
      onOpenChange={(open) => open || useHelp.getState().patch({ how: null })}
      title={words.title}
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
          {HOW.map(({ id: value, title }) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </select>
      </label>
      {id === null ? null : <Topic topic={topic} />}
    </Dialog>
  );
}

function Topic({ topic: { id, title, place, formula, text, code, paper } }: { readonly topic: HowTopic }) {
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
      </dl>
    </section>
  );
}
