import "@fontsource-variable/inter/index.css";
import "./ui/tokens.css";
import "./ui/ui.css";
import "./ui/touch.css";
import "./ui/forced.css";
import { showRescue } from "./rescue/rescue.ts";

const root = document.getElementById("root") as HTMLElement;
// This file holds no more than what helps when the rest does not arrive, or fails while it starts.
import("./start.ts").then(({ start }) => start(root)).catch((error: unknown) => showRescue(root, error));
