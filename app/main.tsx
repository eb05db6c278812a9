import "@fontsource-variable/inter/index.css";
import "./ui/tokens.css";
import "./ui/ui.css";
import "./ui/touch.css";
import { startScreen } from "./actions/screen.ts";
import { startTheme } from "./actions/theme.ts";
import { startSession } from "./engine/session.ts";
import { text } from "./ui/text.ts";

startTheme();
startScreen();
// Before React: the worker loads and computes beside the first picture.
startSession();

const root = document.getElementById("root") as HTMLElement;
import("./page.tsx").then(
  ({ showPage }) => showPage(root),
  () => {
    root.textContent = text.failure.incomplete;
  },
);
