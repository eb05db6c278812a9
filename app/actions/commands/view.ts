import { type Stage, type Tool, useCanvas } from "../../store/canvas.ts";
import { useOverlay } from "../../store/overlay.ts";
import { type AppState, always, type Command, forNetworks, named } from "../command.ts";
import { editText } from "../text.ts";

const { commands, why } = editText;
const hasStage = ({ canvas }: AppState) => (canvas.stage ? null : why.noCanvas);

function onStage(run: (stage: Stage) => void): () => void {
  return () => {
    const { stage } = useCanvas.getState();
    if (stage) run(stage);
  };
}

function tool(name: Tool, label: string, key: string, words: readonly string[]): Command {
  return {
    id: `tool-${name}`,
    group: "view",
    label: named(label),
    keys: [key],
    words,
    refusal: always,
    run: () => useCanvas.getState().patch({ tool: name, drop: null }),
  };
}

/** What is seen: zoom, tools, theme, and the lists of commands themselves. */
export const VIEW_COMMANDS = {
  palette: {
    id: "palette",
    group: "view",
    label: named(commands.palette),
    keys: ["Mod+K"],
    words: ["command palette", "search"],
    inFields: true,
    refusal: always,
    run: () => useOverlay.getState().patch({ palette: true, keys: false }),
  },
  keys: {
    id: "keys",
    group: "view",
    label: named(commands.keys),
    keys: ["?"],
    words: ["shortcuts", "keyboard", "help"],
    refusal: always,
    run: () => useOverlay.getState().patch({ keys: true, palette: false }),
  },
  ...forNetworks({
    selectTool: tool("select", commands.selectTool, "V", ["marquee", "pointer", "tool"]),
    panTool: tool("pan", commands.panTool, "H", ["hand", "scroll", "tool"]),
    connectTool: tool("connect", commands.connectTool, "D", ["edge", "tap", "touch", "tool"]),
  }),
  fit: {
    id: "fit",
    group: "view",
    label: named(commands.fit),
    keys: ["Z"],
    words: ["zoom", "overview", "whole"],
    refusal: hasStage,
    run: onStage((stage) => stage.fit()),
  },
  zoomIn: {
    id: "zoom-in",
    group: "view",
    label: named(commands.zoomIn),
    keys: [],
    words: ["larger", "magnify"],
    refusal: hasStage,
    run: onStage((stage) => stage.zoom(1.25)),
  },
  zoomOut: {
    id: "zoom-out",
    group: "view",
    label: named(commands.zoomOut),
    keys: [],
    words: ["smaller"],
    refusal: hasStage,
    run: onStage((stage) => stage.zoom(0.8)),
  },
  zoomFull: {
    id: "zoom-full",
    group: "view",
    label: named(commands.zoomFull),
    keys: ["Shift+Z"],
    words: ["actual size", "reset zoom"],
    refusal: hasStage,
    run: onStage((stage) => stage.zoom(null)),
  },
} satisfies Record<string, Command>;
