import { useTime } from "../store/time.ts";
import { text } from "../ui/text.ts";
import type { AppState, Command } from "./command.ts";
import { changeSpeed, moveToEnd, moveToStart, togglePlay } from "./player.ts";

const hasRun = ({ run }: AppState) => (run.trajectory ? null : text.why.noCurves);

/** Playing a run and moving through it. What shows such a command follows `useTime` itself. */
export const TIME_COMMANDS = {
  play: {
    id: "play",
    group: "time",
    words: ["pause", "animate"],
    label: () => (useTime.getState().playing ? text.time.pause : text.time.play),
    keys: ["Space"],
    unfocused: true,
    refusal: hasRun,
    run: togglePlay,
  },
  timeStart: {
    id: "time-start",
    group: "time",
    words: ["beginning", "t = 0"],
    label: () => text.time.toStart,
    keys: ["Home"],
    unfocused: true,
    refusal: hasRun,
    run: moveToStart,
  },
  timeEnd: {
    id: "time-end",
    group: "time",
    words: ["t-end", "final"],
    label: () => text.time.toEnd,
    keys: ["End"],
    unfocused: true,
    refusal: () => (useTime.getState().t === null ? text.why.atEnd : null),
    run: moveToEnd,
  },
  faster: {
    id: "play-faster",
    group: "time",
    words: ["speed"],
    label: () => text.time.faster,
    keys: ["."],
    refusal: () => null,
    run: () => changeSpeed(1),
  },
  slower: {
    id: "play-slower",
    group: "time",
    words: ["speed"],
    label: () => text.time.slower,
    keys: [","],
    refusal: () => null,
    run: () => changeSpeed(-1),
  },
} satisfies Record<string, Command>;
