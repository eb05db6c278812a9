import { Check, Copy, Search, X } from "lucide-react";
import { type RefObject, useMemo } from "react";
import type { Compilation } from "../../src-worker/engine.ts";
import type { ReductionKind } from "../../src-worker/model/compiled.ts";
import { useDocument } from "../store/document.ts";
import { useRun } from "../store/run.ts";
import { useView } from "../store/view.ts";
import { IconButton } from "../ui/Button.tsx";
import { wholeNumber } from "../ui/numbers.ts";
import { Segmented } from "../ui/Segmented.tsx";
import { CertificateChip } from "./CertificateChip.tsx";
import { countsText, knownCounts } from "./counts.ts";
import { linkedName } from "./linkedName.ts";

export type Tab = "reactions" | "initial";

/** Below this pane width counts and captions give way. */
const ROOMY = 900;

interface HeaderProps {
  readonly compilation: Compilation | null;
  readonly width: number;
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
  /** Reactions of the selected units. */
  readonly linked: number;
  readonly onlyLinked: boolean;
  readonly onOnlyLinked: (only: boolean) => void;
  readonly search: RefObject<HTMLInputElement | null>;
  /** Moves the focus from the search field into the list. */
  readonly onEnterList: () => void;
  /** What the copy button does; null disables it with the reason. */
  readonly copy: { readonly label: string; readonly run: (() => void) | null; readonly copied: boolean };
}

/** Title, counts, reduction, search, linked count and certificate. */
export function ReactionsHeader(props: HeaderProps) {
  const { compilation, width, tab, onTab, copy } = props;
  const roomy = width >= ROOMY;
  return (
    <header className="ui-pane-head rl-header">
      <h2 className="ui-hidden">Reactions</h2>
      <Tabs tab={tab} onTab={onTab} />
      {compilation ? <Counts compilation={compilation} roomy={roomy} /> : null}
      <ReductionSwitch compilation={compilation} roomy={roomy} />
      <SearchField {...props} />
      <span className="ui-pane-grow" />
      <LinkedToggle {...props} roomy={roomy} />
      {compilation ? <CertificateChip certificate={compilation.report.rateIndependent} /> : null}
      <IconButton label={copy.label} disabled={copy.run === null} onClick={copy.run ?? undefined}>
        {copy.copied ? (
          <Check size={16} strokeWidth={2} aria-hidden />
        ) : (
          <Copy size={16} strokeWidth={1.5} aria-hidden />
        )}
      </IconButton>
    </header>
  );
}

function Tabs({ tab, onTab }: Pick<HeaderProps, "tab" | "onTab">) {
  const button = (value: Tab, label: string, name: string) => (
    <button
      type="button"
      aria-pressed={tab === value}
      aria-label={name}
      title={name}
      onClick={() => onTab(value)}
    >
      {label}
    </button>
  );
  return (
    <fieldset className="rl-tabs" aria-label="What to list">
      {button("reactions", "Reactions", "Reactions")}
      {button("initial", "Initial", "Initial concentrations")}
    </fieldset>
  );
}

interface CountsProps {
  readonly compilation: Compilation;
  readonly roomy: boolean;
}

/** The sum in parts; where there is no room for it, the total with the parts as its hint. */
function Counts({ compilation: { report }, roomy }: CountsProps) {
  const parts = countsText(report);
  return (
    <span className="ui-pane-note" title={roomy ? undefined : parts}>
      {roomy ? `${parts} = ` : null}
      <b>{wholeNumber(report.reactions.total)}</b>
      {roomy ? null : " in all"}
    </span>
  );
}

const REDUCTIONS: readonly { value: ReductionKind; label: string; title: string }[] = [
  { value: "none", label: "unreduced", title: "Algorithm 1 as it comes" },
  { value: "paper", label: "paper", title: "Reduced as in the paper (Algorithm 2)" },
  {
    value: "compact",
    label: "compact",
    title: "Reduced with rails cancelled layer by layer: smaller products",
  },
];

function ReductionSwitch({
  compilation,
  roomy,
}: {
  readonly compilation: Compilation | null;
  readonly roomy: boolean;
}) {
  const network = useDocument((state) => state.document.network);
  const options = useRun((state) => state.options);
  const report = compilation?.report ?? null;
  const counts = useMemo(() => knownCounts(network, options, report), [network, options, report]);
  const choices = REDUCTIONS.map(({ value, label, title }) => ({
    value,
    title,
    label:
      roomy && counts[value] !== null ? (
        <>
          {label} <small>{wholeNumber(counts[value] as number)}</small>
        </>
      ) : (
        label
      ),
  }));
  const change = (reduction: ReductionKind) =>
    useRun.getState().patch({ options: { ...options, reduction } });
  return <Segmented small label="Reduction" value={options.reduction} options={choices} onChange={change} />;
}

function SearchField({ search, onEnterList }: HeaderProps) {
  const query = useView((state) => state.reactionSearch);
  const set = (reactionSearch: string) => useView.getState().patch({ reactionSearch });
  return (
    <span className="rl-find">
      <Search size={14} strokeWidth={1.5} aria-hidden />
      <input
        ref={search}
        type="text"
        aria-label="Find reactions by species"
        placeholder="Find M1,3"
        spellCheck={false}
        autoComplete="off"
        aria-keyshortcuts="/"
        value={query}
        onChange={(event) => set(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") set("");
          if (event.key === "Enter" || event.key === "ArrowDown") onEnterList();
        }}
      />
      {query ? (
        <button type="button" aria-label="Clear the search" onClick={() => set("")}>
          <X size={12} aria-hidden />
        </button>
      ) : null}
    </span>
  );
}

function LinkedToggle(props: HeaderProps & { readonly roomy: boolean }) {
  const { linked, onlyLinked, onOnlyLinked, tab, roomy } = props;
  const network = useDocument((state) => state.document.network);
  const selected = useView((state) => state.selectedUnits);
  if (selected.length === 0 || tab !== "reactions") return null;
  const name = linkedName(network, selected);
  return (
    <button
      type="button"
      className="rl-linked"
      aria-pressed={onlyLinked}
      title={onlyLinked ? "Show all reactions" : `Show only the reactions of ${name}`}
      onClick={() => onOnlyLinked(!onlyLinked)}
    >
      {roomy ? "linked to " : ""}
      {name}: {wholeNumber(linked)}
    </button>
  );
}
