import {
  lazy,
  type RefObject,
  Suspense,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { Compilation } from "../../src-worker/engine.ts";
import type { Crn } from "../../src-worker/model/crn.ts";
import type { Network } from "../../src-worker/model/network.ts";
import { HowMenu } from "../help/HowMenu.tsx";
import { useDocument } from "../store/document.ts";
import { usePlayer } from "../store/player.ts";
import { clearReactionFilter, useReactionFilter } from "../store/reactionFilter.ts";
import { useShowsReactions } from "../store/reactionsShown.ts";
import { useRun } from "../store/run.ts";
import { withShownRates } from "../store/shownCrn.ts";
import { useShownNetwork } from "../store/useShownNetwork.ts";
import { useView } from "../store/view.ts";
import { Button } from "../ui/Button.tsx";
import { CopyMenu, copyReactions } from "./CopyMenu.tsx";
import { FilterBar } from "./FilterBar.tsx";
import { type Chips, chipMask, validChips } from "./filter.ts";
import { InitialList } from "./InitialList.tsx";
import { activeReaction, ReactionList } from "./ReactionList.tsx";
import { NARROW, ReactionsHeader, type Tab } from "./ReactionsHeader.tsx";
import { both, type Sections, sections } from "./rows.ts";
import { findReactions } from "./search.ts";
import { type Links, useLinks } from "./useLinks.ts";
import { useWidth } from "./useWidth.ts";
import { words } from "./words.ts";
import "./reactions.css";

/** Watching a reduction is for later: its code comes when it is first wanted. */
const PlayerPane = lazy(() =>
  import("./player/PlayerPane.tsx").then((module) => ({ default: module.PlayerPane })),
);

/** The reactions of the compiled network, what is in the pot at t = 0, or the reduction being played. */
export function ReactionsPane() {
  const pane = useRef<HTMLElement>(null);
  const width = useWidth(pane);
  const reactions = useShowsReactions();
  const playing = usePlayer((state) => state.open) && !reactions;
  const compiled = useRun((state) => state.compilation);
  const simulation = useRun((state) => state.simulation);
  const rated = useMemo(
    () => (compiled ? withShownRates(compiled, simulation) : null),
    [compiled, simulation],
  );
  // Canvas, curves and table come first; a long list is then drawn without holding them up.
  const compilation = useDeferredValue(rated);
  useFocusAfterPlaying(pane, playing);
  return (
    <HowMenu>
      <section ref={pane} className="reactions-pane" aria-label={words.title}>
        {!compilation ? (
          <ReactionsHeader compilation={null} width={width} tab="reactions" onTab={() => {}} />
        ) : playing ? (
          <Suspense>
            <PlayerPane width={width} />
          </Suspense>
        ) : (
          <Content compilation={compilation} width={width} pane={pane} />
        )}
      </section>
    </HowMenu>
  );
}

/** Closing the player leaves the focus where it was opened. */
function useFocusAfterPlaying(pane: RefObject<HTMLElement | null>, playing: boolean): void {
  const before = useRef(playing);
  useEffect(() => {
    const closed = before.current && !playing;
    before.current = playing;
    if (closed && document.activeElement === document.body) {
      pane.current?.querySelector<HTMLElement>(".rl-play")?.focus();
    }
  }, [pane, playing]);
}

interface ContentProps {
  readonly compilation: Compilation;
  readonly width: number;
  readonly pane: RefObject<HTMLElement | null>;
}

function Content({ compilation, width, pane }: ContentProps) {
  const { crn } = compilation.compiled;
  const network = useShownNetwork();
  const compiled = !useShowsReactions();
  const [tab, setTab] = useState<Tab>("reactions");
  const search = useRef<HTMLInputElement>(null);
  const layers = useMemo(() => layersWithSpecies(crn), [crn]);
  const links = useLinks(crn);
  const chips = useChips(network, crn, links.mask !== null);
  const query = useView((state) => state.reactionSearch);
  const shown = useMemo(() => {
    const found = findReactions(crn, query, network);
    return sections(crn, both(found?.mask ?? null, chipMask(crn, chips, links.mask)));
  }, [crn, query, network, chips, links.mask]);
  const count = shown.unimolecular.length + shown.bimolecular.length;
  useShownTab(() => setTab("reactions"));
  const enterList = () => pane.current?.querySelector<HTMLElement>('[role="treegrid"]')?.focus();
  useListKeys(pane, search, crn, () => setTab("reactions"));
  const copy = <CopyMenu crn={crn} shown={shown} />;
  // A narrow head is filled by the choice of a reduction.
  const lower = compiled && width < NARROW && tab === "reactions";
  return (
    <>
      <ReactionsHeader compilation={compilation} width={width} tab={tab} onTab={setTab}>
        {lower ? null : copy}
      </ReactionsHeader>
      {tab === "initial" ? (
        <InitialList compiled={compilation.compiled} links={links} />
      ) : (
        <>
          <FilterBar
            network={network}
            layers={layers}
            chips={chips}
            linked={links.count}
            shown={count}
            total={crn.rate.length}
            width={width}
            search={search}
            onEnterList={enterList}
          >
            {lower ? copy : null}
          </FilterBar>
          <Body crn={crn} shown={shown} links={links} width={width} query={query} />
        </>
      )}
    </>
  );
}

/** Folded inputs have no species; species of reactions that nobody sorted are all in one layer. */
function layersWithSpecies(crn: Crn): readonly number[] {
  const layers = [...new Set(crn.species.layer)].filter((layer) => layer >= 0).sort((a, b) => a - b);
  return layers.length > 1 ? layers : [];
}

/** A reaction picked, or reactions listed, elsewhere on the page are shown in the list. */
function useShownTab(show: () => void): void {
  const picked = useView((state) => state.selectedReaction);
  const only = useReactionFilter((state) => state.only);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was picked is the trigger
  useEffect(() => {
    if (picked !== null || only) show();
  }, [picked, only]);
}

/** The chips as they apply to the shown reactions. */
function useChips(network: Network, crn: Crn, hasSelection: boolean): Chips {
  const layers = useReactionFilter((state) => state.layers);
  const units = useReactionFilter((state) => state.units);
  const linked = useReactionFilter((state) => state.linked);
  const only = useReactionFilter((state) => state.only);
  return useMemo(
    () => validChips({ layers, units, linked, only }, network, crn, hasSelection),
    [layers, units, linked, only, network, crn, hasSelection],
  );
}

interface BodyProps {
  readonly crn: Crn;
  readonly shown: Sections;
  readonly links: Links;
  readonly width: number;
  readonly query: string;
}

function Body({ crn, shown, links, width, query }: BodyProps) {
  const record = useDocument((state) => state.record);
  const drawn = useDocument((state) => state.document.reactions === undefined);
  if (shown.unimolecular.length + shown.bimolecular.length > 0) {
    // Another network starts at the top of its list.
    return <ReactionList key={record} crn={crn} sections={shown} links={links} width={width} />;
  }
  if (crn.rate.length === 0)
    return <p className="rl-empty">{drawn ? words.empty.network : words.empty.text}</p>;
  const clear = () => {
    useView.getState().patch({ reactionSearch: "" });
    clearReactionFilter();
  };
  return (
    <p className="rl-empty">
      {query ? words.empty.query(query) : words.empty.filter}
      <Button look="outline" onClick={clear}>
        {words.filter.clear}
      </Button>
    </p>
  );
}

/** "/" goes to the search field, unless somebody types elsewhere; Mod C in a list copies its reaction. */
function useListKeys(
  pane: RefObject<HTMLElement | null>,
  search: RefObject<HTMLInputElement | null>,
  crn: Crn,
  beforeSearch: () => void,
): void {
  const latest = useRef({ crn, beforeSearch });
  latest.current = { crn, beforeSearch };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target, key } = event;
      if (!(target instanceof Element) || event.altKey || event.defaultPrevented) return;
      const mod = event.ctrlKey || event.metaKey;
      if (key === "/" && !mod && !target.closest("input, textarea, [contenteditable], [role=dialog]")) {
        event.preventDefault();
        latest.current.beforeSearch();
        // The field is not there yet while the initial concentrations are shown.
        if (search.current) search.current.select();
        else requestAnimationFrame(() => search.current?.focus());
      }
      const inList = pane.current?.contains(target) && target.getAttribute("role") === "treegrid";
      if (key.toLowerCase() !== "c" || !mod || event.shiftKey || !inList) return;
      const picked = activeReaction(latest.current.crn, useView.getState().selectedReaction);
      if (picked < 0 || !globalThis.getSelection()?.isCollapsed) return;
      event.preventDefault();
      event.stopPropagation();
      void copyReactions(latest.current.crn, [picked], "text");
    };
    // Before the page's own keys: copying neurons is another thing.
    window.addEventListener("keydown", press, { capture: true });
    return () => window.removeEventListener("keydown", press, { capture: true });
  }, [pane, search]);
}
