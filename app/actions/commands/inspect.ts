import { useBench } from "../../store/bench.ts";
import { hideInspector, showInspector, useInspector } from "../../store/inspector.ts";
import { closePlayer, openPlayer, usePlayer } from "../../store/player.ts";
import { useShell } from "../../store/shell.ts";
import { text } from "../../ui/text.ts";
import { always, type Command, forNetworks, named } from "../command.ts";

/** Looking into a neuron and into the reduction. */
export const INSPECT_COMMANDS = forNetworks({
  inspector: {
    id: "inspector",
    group: "view",
    label: named(text.commands.inspector),
    keys: ["I"],
    words: ["explain", "formula", "species", "concentrations"],
    refusal: always,
    run: toggleInspector,
  },
  playReduction: {
    id: "play-reduction",
    group: "run",
    label: named(text.commands.playReduction),
    keys: ["P"],
    words: ["step by step", "Algorithm 2", "unimolecular", "watch"],
    refusal: ({ run }) => (run.compilation ? null : text.why.notCompiled),
    run: togglePlayer,
  },
} satisfies Record<string, Command>);

/** Both stand where the experiments do: those make room. */
function closeExperiments(): void {
  useBench.getState().show(null);
}

function toggleInspector(): void {
  const covered = useBench.getState().shown !== null || usePlayer.getState().open;
  if (useInspector.getState().open && !covered) {
    hideInspector();
    return;
  }
  closeExperiments();
  closePlayer();
  showInspector();
}

function togglePlayer(): void {
  if (usePlayer.getState().open && useBench.getState().shown === null) {
    closePlayer();
    return;
  }
  closeExperiments();
  const { hiddenPanes, patch } = useShell.getState();
  if (hiddenPanes.reactions) patch({ hiddenPanes: { ...hiddenPanes, reactions: false } });
  openPlayer();
}
