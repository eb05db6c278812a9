import { type RefObject, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import type { Compilation } from "../../src-worker/engine.ts";
import { useRun } from "../store/run.ts";
import { withShownRates } from "../store/shownCrn.ts";
import { useView } from "../store/view.ts";
import { Button } from "../ui/Button.tsx";
import { wholeNumber } from "../ui/numbers.ts";
import { InitialList } from "./InitialList.tsx";
import { activeReaction, ReactionList } from "./ReactionList.tsx";
import { ReactionsHeader, type Tab } from "./ReactionsHeader.tsx";
import { both, type Sections, sections } from "./rows.ts";
import { findReactions } from "./search.ts";
import { reactionsText } from "./text.ts";
import { type Links, useLinks } from "./useLinks.ts";
import { useWidth } from "./useWidth.ts";
import "./reactions.css";

/** The reactions of the compiled network, or what is in the pot at t = 0. */
export function ReactionsPane() {
  const pane = useRef<HTMLElement>(null);
  const width = useWidth(pane);
  const compiled = useRun((state) => state.compilation);
  const simulation = useRun((state) => state.simulation);
  const rated = useMemo(
    () => (compiled ? withShownRates(compiled, simulation) : null),
    [compiled, simulation],
  );
  // Canvas, curves and table come first; a long list is then drawn without holding them up.
  const compilation = useDeferredValue(rated);
  return (
    <section ref={pane} className="reactions-pane" aria-label="Reactions">
      {compilation ? (
        <Content compilation={compilation} width={width} pane={pane} />
      ) : (
        <EmptyHeader width={width} />
      )}
    </section>
  );
}

const nothing = () => {};

function EmptyHeader({ width }: { readonly width: number }) {
  const search = useRef<HTMLInputElement>(null);
  return (
    <ReactionsHeader
      compilation={null}
      width={width}
      tab="reactions"
      onTab={nothing}
      linked={0}
      onlyLinked={false}
      onOnlyLinked={nothing}
      search={search}
      onEnterList={nothing}
      copy={{ label: "No reactions yet", run: null, copied: false }}
    />
  );
}

interface ContentProps {
  readonly compilation: Compilation;
  readonly width: number;
  readonly pane: RefObject<HTMLElement | null>;
}

function Content({ compilation, width, pane }: ContentProps) {
  const { compiled } = compilation;
  const { crn } = compiled;
  const [tab, setTab] = useState<Tab>("reactions");
  const [wantsLinked, setWantsLinked] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const query = useView((state) => state.reactionSearch);
  const links = useLinks(crn);
  const onlyLinked = wantsLinked && links.mask !== null;
  const shown = useMemo(() => {
    const found = findReactions(crn, query);
    return sections(crn, both(found?.mask ?? null, onlyLinked ? links.mask : null));
  }, [crn, query, links.mask, onlyLinked]);
  useSlashKey(search, () => setTab("reactions"));
  const copy = useCopy(compilation, shown);
  return (
    <>
      <ReactionsHeader
        compilation={compilation}
        width={width}
        tab={tab}
        onTab={setTab}
        linked={links.count}
        onlyLinked={onlyLinked}
        onOnlyLinked={setWantsLinked}
        search={search}
        onEnterList={() => pane.current?.querySelector<HTMLElement>('[role="grid"]')?.focus()}
        copy={copy}
      />
      <Body {...{ compilation, tab, shown, links, width, query }} onAll={() => setWantsLinked(false)} />
    </>
  );
}

interface BodyProps {
  readonly compilation: Compilation;
  readonly tab: Tab;
  readonly shown: Sections;
  readonly links: Links;
  readonly width: number;
  readonly query: string;
  readonly onAll: () => void;
}

function Body({ compilation, tab, shown, links, width, query, onAll }: BodyProps) {
  const { compiled } = compilation;
  if (tab === "initial") return <InitialList compiled={compiled} links={links} />;
  if (shown.unimolecular.length + shown.bimolecular.length > 0) {
    return <ReactionList crn={compiled.crn} sections={shown} links={links} width={width} />;
  }
  if (compiled.crn.rate.length === 0) {
    return <p className="rl-empty">This network has no reactions: connect an input to an output.</p>;
  }
  const clear = () => {
    useView.getState().patch({ reactionSearch: "" });
    onAll();
  };
  return (
    <p className="rl-empty">
      No reaction has {query ? `“${query}”` : "a species of the selection"}.
      <Button look="outline" onClick={clear}>
        Show all
      </Button>
    </p>
  );
}

/** "/" puts the cursor into the search field, unless somebody is typing elsewhere. */
function useSlashKey(search: RefObject<HTMLInputElement | null>, before: () => void): void {
  const open = useRef(before);
  open.current = before;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest("input, textarea, [contenteditable]"))
        return;
      event.preventDefault();
      open.current();
      search.current?.focus();
      search.current?.select();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [search]);
}

/** How long the button says that it copied. */
const COPIED_MS = 1600;

/** Copies the picked reaction, or all that are shown. */
function useCopy(compilation: Compilation, shown: Sections) {
  const { crn } = compilation.compiled;
  const picked = useView((state) => activeReaction(crn, state.selectedReaction, state.selectedUnits));
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), COPIED_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const count = picked >= 0 ? 1 : shown.unimolecular.length + shown.bimolecular.length;
  if (count === 0) return { label: "Nothing to copy", run: null, copied };
  const run = async () => {
    const all = picked >= 0 ? [picked] : [...shown.unimolecular, ...shown.bimolecular].sort((a, b) => a - b);
    const problem = await put(reactionsText(crn, all));
    if (problem) useView.getState().patch({ notice: { kind: "error", text: problem } });
    else setCopied(true);
  };
  const label = picked >= 0 ? `Copy reaction ${picked + 1}` : `Copy ${wholeNumber(count)} reactions`;
  return { label: copied ? "Copied" : label, run: () => void run(), copied };
}

/** Puts text on the clipboard; answers what to tell the person when that fails. */
async function put(text: string | null): Promise<string | null> {
  if (text === null) {
    return "These reactions are too long to copy at once. Search for a species, or use Export.";
  }
  try {
    await navigator.clipboard.writeText(text);
    return null;
  } catch {
    return "The browser did not allow copying. Use Export and download instead.";
  }
}
