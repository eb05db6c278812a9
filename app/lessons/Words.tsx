import { Fragment, type ReactNode } from "react";
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
  return text.split(/(\*\*[^*]+\*\*|\[\[[^\]]+\]\])/).map((part, index) => {
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
  const [word, written] = part.slice(2, -2).split("|");
  return <Term word={word as string}>{written ?? word}</Term>;
}
