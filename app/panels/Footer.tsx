import { useDeferredValue, useMemo } from "react";
import { shapeName } from "../../src-worker/model/network.ts";
import { ratesAreOne } from "../actions/rates.ts";
import { HowMenu } from "../help/HowMenu.tsx";
import { useDocument } from "../store/document.ts";
import { useShowsReactions } from "../store/reactionsShown.ts";
import { useRun } from "../store/run.ts";
import { networkSigns } from "../store/signs.ts";
import { wholeNumber } from "../ui/numbers.ts";
import { text } from "../ui/text.ts";
import { SaveState } from "./SaveState.tsx";
import { VersionState } from "./VersionState.tsx";

/** Above this many weights their signs are given as a share. */
const COUNTED_WEIGHTS = 10_000;

/** The size of things, in one line. */
export function Footer() {
  const own = useShowsReactions();
  const species = useRun((s) => s.compilation?.compiled.crn.species.count);
  const milliseconds = useRun((s) => s.simulation?.statistics.wallMs);
  const one = useRun((s) => ratesAreOne(s.settings.rates));
  const units = one ? (own ? text.footer.unitsOwn : text.footer.units) : text.footer.unitsRandom;
  return (
    <HowMenu>
      <footer className="footer">
        {own ? <ReactionSizes /> : <NetworkSizes />}
        {species === undefined ? null : <span data-how="reactions">{text.footer.species(species)}</span>}
        <span className="footer-grow" />
        {milliseconds === undefined ? null : (
          <span data-how="time">
            {text.footer.integratedIn} <b>{text.footer.milliseconds(milliseconds)}</b>
          </span>
        )}
        <span className="footer-wide">{units}</span>
        <VersionState />
        <SaveState />
      </footer>
    </HowMenu>
  );
}

function ReactionSizes() {
  const reactions = useRun((s) => s.compilation?.report.reactions.total ?? 0);
  return <b data-how="reactions">{text.footer.reactions(reactions)}</b>;
}

function NetworkSizes() {
  // Counting a large network's signs waits until its picture stands.
  const network = useDeferredValue(useDocument((s) => s.document.network));
  const { plus, minus } = useMemo(() => networkSigns(network), [network]);
  const biases = useMemo(
    () => network.layers.reduce((sum, { bias }) => sum + bias.filter((b) => b !== 0).length, 0),
    [network],
  );
  const weights = plus + minus;
  return (
    <>
      <b>{shapeName(network)}</b>
      <span data-how="weights">
        {text.footer.weights(weights)}
        {": "}
        {weights > COUNTED_WEIGHTS ? (
          text.footer.share((100 * plus) / weights)
        ) : (
          <>
            <b>{wholeNumber(plus)}</b> {text.footer.arePlus}, <b>{wholeNumber(minus)}</b>{" "}
            {text.footer.areMinus}
          </>
        )}
      </span>
      <span data-how="weights">{text.footer.biases(biases)}</span>
    </>
  );
}
