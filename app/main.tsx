import "@fontsource-variable/inter/index.css";
import "./ui/tokens.css";
import "./ui/ui.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { startTheme } from "./actions/theme.ts";
import { startSession } from "./engine/session.ts";

startTheme();
// Outside React: the worker loads beside the first picture, and StrictMode starts only one.
startSession();

createRoot(document.getElementById("root") as HTMLElement).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
