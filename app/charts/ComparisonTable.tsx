import { Check, TriangleAlert } from "lucide-react";
import { type CSSProperties, useMemo, useRef } from "react";
import { winnerOf } from "../../src-worker/model/network.ts";
import type { OutputComparison, Simulation } from "../../src-worker/model/simulation.ts";
import { columnDecimals, splitAgreement } from "../curves/numbers.ts";
import { useGhosts } from "../curves/useGhosts.ts";
import { type OutputView, useOutputs } from "../curves/useOutputs.ts";
import { HowMenu } from "../help/HowMenu.tsx";
import { Term } from "../help/Term.tsx";
import { useDocument } from "../store/document.ts";
import { useMoment } from "../store/moment.ts";
import { useShowsReactions } from "../store/reactionsShown.ts";
import { useRun } from "../store/run.ts";
import { useShownNetwork } from "../store/useShownNetwork.ts";
import { useView } from "../store/view.ts";
import { Button } from "../ui/Button.tsx";
import { brief, fixedNumber, timeText } from "../ui/numbers.ts";
import { useOverflow } from "../ui/useOverflow.ts";
import { CurveMarker } from "./CurveMarker.tsx";
import { spokenName, symbolText, unitName } from "./names.ts";
import { compareRuns, missingAtEnd, ratesSentence } from "./rates.ts";
import { chartText } from "./text.ts";
import { labelSentence, type Verdict, verdict } from "./verdict.ts";
import "./table.css";

const words = chartText.table;

/** The heading and as many outputs are always in sight. */
const SEEN = 3;

/** network | CRN at t | limit for every output, with the computed verdict under it. */
export function ComparisonTable() {
  const outputs = useOutputs();
  const shown = useRun((state) => state.simulation);
  const status = useRun((state) => state.status);
  const stale = useRun((state) => state.stale);
  const alone = useShowsReactions();
  const scale = useDocument((state) => state.document.outputScale);
  const simulation = shown?.outputs.length === outputs.length ? shown : null;
  const section = useRef<HTMLElement>(null);
  const scroll = useRef<HTMLDivElement>(null);
  const sectionScrolls = useOverflow(section);
  const scrolls = useOverflow(scroll);
  const waiting = status === "running" || status === "compiling";
  return (
    <HowMenu>
      <section
        ref={section}
        className="compare"
        aria-label={words.label}
        aria-busy={waiting}
        tabIndex={sectionScrolls ? 0 : undefined}
      >
        <div
          ref={scroll}
          className="compare-scroll"
          tabIndex={scrolls ? 0 : undefined}
          style={{ "--compare-rows": 1 + Math.min(outputs.length, SEEN) } as CSSProperties}
        >
          <table>
            <thead>
              <tr>
                <th scope="col">{words.output}</th>
                {alone ? null : (
                  <th scope="col" data-how="network">
                    {words.network}
                  </th>
                )}
                <th scope="col" data-how="crn">
                  {simulation ? (
                    <>
                      {words.crnAt}
                      <ReadTime end={simulation.tReached} />
                    </>
                  ) : (
                    words.crn
                  )}
                </th>
                <th scope="col" data-how="limit">
                  <Term word="limit">{words.limit}</Term>
                </th>
              </tr>
            </thead>
            <TableBody outputs={outputs} simulation={simulation} alone={alone} />
          </table>
        </div>
        {simulation ? <Verdicts simulation={simulation} outputs={outputs} old={waiting || stale} /> : null}
        {scale !== undefined && scale !== 1 ? (
          <p className="compare-note">{words.scale(brief(scale, 3))}</p>
        ) : null}
      </section>
    </HowMenu>
  );
}

interface BodyProps {
  readonly outputs: readonly OutputView[];
  readonly simulation: Simulation | null;
  /** There is no network to compare with. */
  readonly alone: boolean;
}

function TableBody({ outputs, simulation, alone }: BodyProps) {
  const compared = simulation?.outputs ?? [];
  const winner = useMoment(({ moment }) =>
    moment?.recorded.at(-1) ? winnerOf(moment.outputs) : (simulation?.winner ?? -1),
  );
  const values = compared.flatMap(({ network, crn, limit }) => [network ?? 0, crn, limit ?? 0]);
  const decimals = columnDecimals(values.length > 0 ? values : outputs.map((output) => output.network ?? 0));
  // Species on their own are not compared: the one with most molecules has won nothing.
  const oneByOne = useRun(
    (state) => state.compilation?.compiled.outputs.every((pair) => pair.minus < 0) ?? false,
  );
  return (
    <tbody>
      {outputs.map((output, index) => (
        <TableRow
          // biome-ignore lint/suspicious/noArrayIndexKey: outputs are their positions
          key={index}
          output={output}
          compared={compared[index] ?? null}
          decimals={decimals}
          index={index}
          winner={simulation !== null && winner === index && !(alone && oneByOne)}
          alone={alone}
        />
      ))}
    </tbody>
  );
}

interface RowProps {
  readonly output: OutputView;
  readonly index: number;
  readonly compared: OutputComparison | null;
  readonly decimals: number;
  readonly winner: boolean;
  readonly alone: boolean;
}

function TableRow({ output, index, compared, decimals, winner, alone }: RowProps) {
  const network = numberText(compared ? compared.network : output.network, decimals);
  return (
    <tr className={winner ? "compare-win" : undefined}>
      <th scope="row">
        <span className="compare-name">
          <CurveMarker style={output.style} />
          <b>
            {output.name.letter}
            {output.name.sub ? <sub>{output.name.sub}</sub> : null}
          </b>
          <span>{output.name.name}</span>
          {winner ? <span className="ui-hidden">{words.winner}</span> : null}
        </span>
      </th>
      {alone ? null : <td data-how="network">{network}</td>}
      <td data-how="crn">
        <CrnValue
          index={index}
          end={compared?.crn ?? null}
          network={compared?.network == null ? null : network}
          decimals={decimals}
        />
      </td>
      <td data-how="limit">{numberText(compared?.limit, decimals)}</td>
    </tr>
  );
}

function numberText(x: number | null | undefined, decimals: number): string {
  return x === null || x === undefined ? "–" : fixedNumber(x, decimals);
}

/** The time the CRN is read at. A leaf of its own, as the value: both follow the time cursor. */
function ReadTime({ end }: { readonly end: number }) {
  return useMoment(({ moment }) => timeText(moment?.t ?? end));
}

interface CrnValueProps {
  readonly index: number;
  /** At the end of the run. */
  readonly end: number | null;
  /** The network's value as text: digits that differ from it are grey. */
  readonly network: string | null;
  readonly decimals: number;
}

function CrnValue({ index, end, network, decimals }: CrnValueProps) {
  const crn = useMoment(({ moment }) =>
    numberText(end !== null && moment?.recorded.at(-1) ? moment.outputs[index] : end, decimals),
  );
  const [same, other] = network === null ? [crn, ""] : splitAgreement(crn, network);
  return (
    <>
      {same}
      <span className="compare-off">{other}</span>
    </>
  );
}

interface VerdictsProps {
  readonly simulation: Simulation;
  readonly outputs: readonly OutputView[];
  /** About a run that is being replaced: it keeps its room, faded, so that nothing jumps. */
  readonly old: boolean;
}

function Verdicts({ simulation, outputs, old }: VerdictsProps) {
  const network = useShownNetwork();
  const rates = useRun((state) => state.settings.rates);
  const names = outputs.map((output) => spokenName(output.name));
  const { slow } = simulation;
  const judged = verdict({
    ...simulation,
    names,
    t: simulation.tReached,
    slowName: slow ? symbolText(unitName(network, { layer: slow.layer, index: slow.index })) : "",
    rate: rates.kind === "own" ? 1 : rates.kind === "uniform" ? rates.k : null,
  });
  return (
    <div className={old ? "compare-verdict is-old" : "compare-verdict"} role="status" data-how="verdict">
      <VerdictLine verdict={judged} />
      <LabelLine simulation={simulation} names={names} />
      <RatesLine simulation={simulation} names={outputs.map((output) => symbolText(output.name))} />
      <MissingLine simulation={simulation} />
    </div>
  );
}

/** For reactions: the label of the chosen example beside what the chemistry answers. */
function LabelLine({ simulation, names }: { readonly simulation: Simulation; readonly names: string[] }) {
  const alone = useShowsReactions();
  const example = useRun((state) => state.example);
  const examples = useDocument((state) => state.document.examples);
  const label = alone && example !== null ? examples?.[example]?.label : undefined;
  if (label === undefined) return null;
  return <p className="compare-line compare-more">{labelSentence(label, simulation, names)}</p>;
}

function VerdictLine({ verdict: { tone, phrases } }: { readonly verdict: Verdict }) {
  const Icon = tone === "good" ? Check : TriangleAlert;
  return (
    <p className={`compare-line compare-${tone}`}>
      <Icon size={16} strokeWidth={2} aria-hidden />
      <span>{phrases.map(({ text, strong }) => (strong ? <b key={text}>{text}</b> : unbroken(text)))}</span>
    </p>
  );
}

/** "t = 50" stays on one line. */
function unbroken(text: string): string {
  return text.replaceAll(/t = (?=\d)/g, "t\u00a0=\u00a0");
}

/** What new rate constants changed, against the first of the earlier runs. */
function RatesLine({ simulation, names }: { readonly simulation: Simulation; readonly names: string[] }) {
  const ghosts = useGhosts();
  const rates = useRun((state) => state.settings.rates);
  const compilation = useRun((state) => state.compilation);
  const before = ghosts[0];
  const difference = useMemo(() => {
    if (!before || !compilation) return null;
    return compareRuns(simulation.trajectory, before.trajectory, compilation.compiled.outputs);
  }, [simulation, before, compilation]);
  if (!difference) return null;
  return (
    <p className="compare-line compare-more" data-how="change">
      {unbroken(ratesSentence(difference, rates, names))}
    </p>
  );
}

/** A run that stopped short of its limit says how much is missing and offers the time to go on. */
function MissingLine({ simulation }: { readonly simulation: Simulation }) {
  const settings = useRun((state) => state.settings);
  const missing = missingAtEnd(simulation.outputs, settings.tEnd, settings.rates);
  if (!missing || simulation.stopped) return null;
  return (
    <p className="compare-line compare-more" data-how="missing">
      <span>{words.missing(brief(missing.amount))}</span>
      <Button
        look="outline"
        title={words.longer[settings.rates.kind]}
        onClick={() => runLonger(missing.nextEnd)}
      >
        {words.runTo(timeText(missing.nextEnd))}
      </Button>
    </p>
  );
}

/** From here on a linear time axis would squeeze everything that happens into its first pixels. */
const LOG_FROM = 1000;

function runLonger(tEnd: number): void {
  const { settings, ghosts, patch } = useRun.getState();
  patch({ settings: { ...settings, tEnd } });
  // A longer run has the same limit: the earlier runs it is compared with stay.
  patch({ ghosts });
  if (tEnd >= LOG_FROM) useView.getState().patch({ timeScale: "log" });
}
