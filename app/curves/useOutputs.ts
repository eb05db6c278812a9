import { useMemo } from "react";
import { prepare } from "../../src-worker/model/document.ts";
import { evaluate } from "../../src-worker/model/network.ts";
import { useDocument } from "../store/document.ts";
import { type UnitName, unitName } from "../store/names.ts";
import { useRun } from "../store/run.ts";
import { useShownNetwork } from "../store/useShownNetwork.ts";
import { type OutputStyle, outputStyles } from "../ui/plot/outputStyles.ts";

/** One output as chart and table show it. */
export interface OutputView {
  readonly name: UnitName;
  readonly style: OutputStyle;
  /** The network's value for the shown run; null for a CRN without a network. */
  readonly network: number | null;
}

/**
 * The outputs of the shown run: a finished run keeps the network values it was compared with, a
 * growing one runs into those of the current network and input. Styles follow the network's ranking,
 * so that they do not change while curves cross.
 */
export function useOutputs(): readonly OutputView[] {
  const network = useShownNetwork();
  const simulation = useRun((state) => state.simulation);
  const growing = useRun((state) => state.status === "running");
  const finished = !growing && simulation?.outputs.length === network.outputs.length;
  // A finished run follows neither input nor layout: its curves are not drawn again before new ones arrive.
  const input = useRun((state) => (finished ? null : state.input));
  const document = useDocument((state) => (finished ? null : state.document));
  return useMemo(() => {
    // A run of other outputs says nothing about these.
    const compared = simulation?.outputs.length === network.outputs.length ? simulation.outputs : [];
    const evaluated =
      input && document && !document.reactions && input.length === network.inputs.length
        ? evaluate(network, prepare(document, input)).outputs
        : null;
    const values = network.outputs.map((_, i) => evaluated?.[i] ?? compared[i]?.network ?? null);
    const ranking = values.map((value, i) => value ?? compared[i]?.crn ?? 0);
    const styles = outputStyles(ranking);
    return network.outputs.map((_, index) => ({
      name: unitName(network, { layer: network.layers.length, index }),
      style: styles[index] as OutputStyle,
      network: values[index] ?? null,
    }));
  }, [network, document, input, simulation]);
}
