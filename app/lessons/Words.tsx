import { Fragment, type ReactNode } from "react";
import type { GlossaryWord } from "../help/glossary.ts";
import { Term } from "../help/Term.tsx";
import type { Block } from "./types.ts";

/** The paragraphs of a step, with the glossary's words and strong parts. */
export function Words({ blocks }: { readonly blocks: readonly Block[] }) {
  return blocks.map((block) =>
    typeof block === "string" ? (
      <p key={block}>
        <Line text={block} />
      </p>
    ) : (
      <ul key={block.lines.join()} className="lesson-lines">
        {block.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    ),
  );
}

/** One line: `[[word]]`, `[[word|as written]]`, `**strong**`. */
export function Line({ text }: { readonly text: string }): ReactNode {
  // A word of the glossary keeps the mark that follows it on its line.
  return text.split(/(\*\*[^*]+\*\*|\[\[[^\]]+\]\][.,;:)]*)/).map((part, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of a fixed text are their positions
    return <Fragment key={index}>{piece(part)}</Fragment>;
  });
}

function piece(part: string): ReactNode {
  if (part.startsWith("**")) {
    return (
      <b>
        <Line text={part.slice(2, -2)} />
      </b>
    );
  }
  if (!part.startsWith("[[")) return part;
  const [named, mark] = part.slice(2).split("]]");
  const [word, written] = (named as string).split("|");
  const term = <Term word={word as GlossaryWord}>{written ?? word}</Term>;
  return mark ? (
    <span className="lesson-word">
      {term}
      {mark}
    </span>
  ) : (
    term
  );
}
