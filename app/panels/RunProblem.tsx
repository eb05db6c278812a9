import { useRun } from "../store/run.ts";
import { PaneLine } from "../ui/Pane.tsx";

/** Why there are no new curves: what the compiler or the integrator refused. */
export function RunProblem() {
  const problem = useRun((s) => s.problem);
  return problem ? <PaneLine kind="error">{problem.message}</PaneLine> : null;
}
