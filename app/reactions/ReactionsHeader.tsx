import { Check, ChevronDown, ListVideo } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import type { Compilation } from "../../src-worker/engine.ts";
import type { ReductionKind } from "../../src-worker/model/compiled.ts";
import { knownCounts } from "../../src-worker/model/reactionCounts.ts";
import { INSPECT_COMMANDS } from "../actions/commands/inspect.ts";
import { useCommand } from "../actions/useCommand.ts";
import { HowButton } from "../help/HowButton.tsx";
import { Term } from "../help/Term.tsx";
import { useDocument } from "../store/document.ts";
import { useShowsReactions } from "../store/reactionsShown.ts";
import { useRun } from "../store/run.ts";
import { Button } from "../ui/Button.tsx";
import { Menu, MenuItem } from "../ui/Menu.tsx";
import { wholeNumber } from "../ui/numbers.ts";
import { Segmented } from "../ui/Segmented.tsx";
import { Tip } from "../ui/Tip.tsx";
import { CertificateChip } from "./CertificateChip.tsx";
import { countsParts, countsText } from "./counts.ts";
import { words } from "./words.ts";

export type Tab = "reactions" | "initial";

/** Below these pane widths the sum in parts, the counts beside the choices, and the words on buttons give way. */
const ROOMY = 980;
const COUNTED = 880;
const MIDDLING = 700;
export const NARROW = 560;
/** The same without the choice of a reduction, which takes most of the room. */
const BARE = 340;

interface HeaderProps {
  readonly compilation: Compilation | null;
  readonly width: number;
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
  /** The copy menu. */
  readonly children?: ReactNode;
}

/** What is listed, counts, reduction, the player, certificate, and the copy menu. */
export function ReactionsHeader({ compilation, width, tab, onTab, children }: HeaderProps) {
  const narrow = width < NARROW;
  const compiled = !useShowsReactions();
  return (
    <header className="ui-pane-head rl-header">
      <h2 className="ui-hidden">{words.title}</h2>
      <Tabs tab={tab} onTab={onTab} />
      {compilation ? <Counts compilation={compilation} width={width} /> : null}
      {compiled && narrow ? <ReductionMenu /> : null}
      {compiled && !narrow ? <ReductionSwitch compilation={compilation} counted={width >= COUNTED} /> : null}
      {compiled ? <PlayButton words={width >= MIDDLING} /> : null}
      <span className="ui-pane-grow" />
      {compilation && compilation.compiled.crn.rate.length > 0 ? (
        <CertificateChip
          certificate={compilation.report.rateIndependent}
          short={width < (compiled ? MIDDLING : BARE)}
        />
      ) : null}
      {children}
      <HowButton topic="reactions" />
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
    <fieldset className="rl-tabs" aria-label={words.tabs}>
      {button("reactions", words.reactions, words.reactions)}
      {button("initial", words.initial, words.initialName)}
    </fieldset>
  );
}

interface CountsProps {
  readonly compilation: Compilation;
  readonly width: number;
}

/** The sum in parts; where there is no room for it, the total with the parts as its hint. */
function Counts({ compilation: { report }, width }: CountsProps) {
  const [first, ...rest] = countsParts(report);
  const roomy = width >= ROOMY;
  return (
    <span className="ui-pane-note" data-how="reactions" title={roomy ? undefined : countsText(report)}>
      {roomy ? (
        <>
          <Term word="bimolecular">{first}</Term>
          {rest.map((part) => ` + ${part}`)}
          {" = "}
        </>
      ) : null}
      <b>{wholeNumber(report.reactions.total)}</b>
      {roomy || width < NARROW ? null : ` ${words.inAll}`}
    </span>
  );
}

const REDUCTIONS: readonly { value: ReductionKind; label: string; title: string }[] = [
  { value: "none", ...words.reductions.none },
  { value: "paper", ...words.reductions.paper },
  { value: "compact", ...words.reductions.compact },
];

function setReduction(reduction: ReductionKind): void {
  const { options, patch } = useRun.getState();
  patch({ options: { ...options, reduction } });
}

interface ReductionSwitchProps {
  readonly compilation: Compilation | null;
  /** Each choice says how many reactions it leaves. */
  readonly counted: boolean;
}

function ReductionSwitch({ compilation, counted }: ReductionSwitchProps) {
  const network = useDocument((state) => state.document.network);
  const options = useRun((state) => state.options);
  const report = compilation?.report ?? null;
  const counts = useMemo(() => knownCounts(network, options, report), [network, options, report]);
  const choices = REDUCTIONS.map(({ value, label, title }) => ({
    value,
    title,
    label:
      counted && counts[value] !== null ? (
        <>
          {label} <small>{wholeNumber(counts[value] as number)}</small>
        </>
      ) : (
        label
      ),
  }));
  return (
    <Segmented
      small
      label={words.reduction}
      value={options.reduction}
      options={choices}
      onChange={setReduction}
    />
  );
}

/** The same choice where the pane is narrow. */
function ReductionMenu() {
  const reduction = useRun((state) => state.options.reduction);
  return (
    <Menu
      trigger={
        <Button
          look="outline"
          className="rl-small"
          aria-label={`${words.reduction}: ${reductionLabel(reduction)}`}
        >
          {reductionLabel(reduction)}
          <ChevronDown size={14} strokeWidth={1.75} aria-hidden />
        </Button>
      }
    >
      {REDUCTIONS.map(({ value, label, title }) => (
        <MenuItem
          key={value}
          label={label}
          detail={title}
          icon={value === reduction ? <Check size={16} strokeWidth={2} aria-hidden /> : <span />}
          onSelect={() => setReduction(value)}
        />
      ))}
    </Menu>
  );
}

function reductionLabel(kind: ReductionKind): string {
  return words.reductions[kind].label;
}

function PlayButton({ words: inWords }: { readonly words: boolean }) {
  const { label, shortcut, disabled, tip, run } = useCommand(INSPECT_COMMANDS.playReduction);
  return (
    <Tip label={tip} shortcut={shortcut}>
      <Button
        className="rl-small rl-play"
        square={!inWords}
        aria-label={inWords ? undefined : label}
        disabled={disabled}
        onClick={run}
      >
        <ListVideo size={16} strokeWidth={1.75} aria-hidden />
        {inWords ? words.play : null}
      </Button>
    </Tip>
  );
}
