import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import type { Crn } from "../../src-worker/model/crn.ts";
import { useView } from "../store/view.ts";
import { Button } from "../ui/Button.tsx";
import { Menu, MenuItem, MenuLine } from "../ui/Menu.tsx";
import { activeReaction } from "./ReactionList.tsx";
import type { Sections } from "./rows.ts";
import { type CopyFormat, reactionsText } from "./text.ts";
import { words } from "./words.ts";

/** How long the button says that it copied. */
const COPIED_MS = 1600;

interface Choice {
  readonly label: string;
  readonly reactions: ArrayLike<number>;
}

interface CopyMenuProps {
  readonly crn: Crn;
  readonly shown: Sections;
}

/** Copies the picked reaction, those that pass the filter, or all: as text or for LaTeX. */
export function CopyMenu({ crn, shown }: CopyMenuProps) {
  const picked = useView((state) => activeReaction(crn, state.selectedReaction));
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), COPIED_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const run = (choice: Choice, format: CopyFormat) =>
    void copyReactions(crn, choice.reactions, format).then((done) => done && setCopied(true));
  const Icon = copied ? Check : Copy;
  const label = copied ? words.copy.copied : words.copy.menu;
  return (
    <Menu
      align="end"
      trigger={
        <Button square aria-label={label} title={label} disabled={crn.rate.length === 0}>
          <Icon size={16} strokeWidth={copied ? 2 : 1.5} aria-hidden />
        </Button>
      }
    >
      {choices(crn, shown, picked).map((choice, i) => (
        <Group key={choice.label} choice={choice} first={i === 0} onCopy={(format) => run(choice, format)} />
      ))}
    </Menu>
  );
}

interface GroupProps {
  readonly choice: Choice;
  readonly first: boolean;
  readonly onCopy: (format: CopyFormat) => void;
}

function Group({ choice, first, onCopy }: GroupProps) {
  return (
    <>
      {first ? null : <MenuLine />}
      <MenuItem label={`${choice.label} ${words.copy.text}`} onSelect={() => onCopy("text")} />
      <MenuItem label={`${choice.label} ${words.copy.latex}`} onSelect={() => onCopy("latex")} />
    </>
  );
}

function choices(crn: Crn, shown: Sections, picked: number): Choice[] {
  const all = crn.rate.length;
  const some = [...shown.unimolecular, ...shown.bimolecular].sort((a, b) => a - b);
  return [
    ...(picked >= 0 ? [{ label: words.copy.one(picked), reactions: [picked] }] : []),
    ...(some.length > 0 && some.length < all
      ? [{ label: words.copy.shown(some.length), reactions: some }]
      : []),
    { label: words.copy.all(all), reactions: Int32Array.from({ length: all }, (_, r) => r) },
  ];
}

/** Puts reactions on the clipboard and says so, or why not. */
export async function copyReactions(
  crn: Crn,
  reactions: ArrayLike<number>,
  format: CopyFormat,
): Promise<boolean> {
  const text = await reactionsText(crn, reactions, format);
  const refused = text === null ? words.copy.tooLong : await put(text);
  const notice = refused
    ? ({ kind: "error", text: refused } as const)
    : ({ kind: "info", text: words.copy.done(reactions.length) } as const);
  useView.getState().patch({ notice });
  return refused === null;
}

/** Puts text on the clipboard; answers what to tell the person when that fails. */
async function put(text: string): Promise<string | null> {
  try {
    await navigator.clipboard.writeText(text);
    return null;
  } catch {
    return words.copy.refused;
  }
}
