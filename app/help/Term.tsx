import { Tooltip } from "radix-ui";
import { lazy, type ReactNode, Suspense } from "react";
import { useHelp } from "../store/help.ts";
import type { GlossaryWord } from "./glossary.ts";
import "./term.css";

/** The glossary comes with the first word somebody asks for. */
const Definition = lazy(() =>
  import("./GlossaryEntry.tsx").then((module) => ({ default: module.Definition })),
);

export interface TermProps {
  /** The word as the glossary lists it. */
  readonly word: GlossaryWord;
  /** The word as it is written here. */
  readonly children: ReactNode;
}

/** A word of the field: its definition on hover and focus, the glossary on a press. */
export function Term({ word, children }: TermProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>
        <button type="button" className="term" onClick={() => useHelp.getState().patch({ glossary: word })}>
          {children}
        </button>
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content className="ui-tip term-tip" sideOffset={6} collisionPadding={8}>
          <Suspense>
            <Definition word={word} />
          </Suspense>
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
