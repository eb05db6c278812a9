import type { Network } from "../../src-worker/model/network.ts";
import { useDocument } from "./document.ts";
import { useRun } from "./run.ts";

/**
 * The network whose run is shown: until an edited network is compiled, the one before. Curves, names and values
 * then always belong together, and nothing is drawn twice.
 */
export function useShownNetwork(): Network {
  const compiledFrom = useRun((state) => state.compiledFrom);
  const edited = useDocument((state) => (compiledFrom ? null : state.document.network));
  return (compiledFrom ?? edited) as Network;
}
