import { StrictMode, startTransition } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { startCommandKeys } from "./actions/useCommandKeys.ts";

/**
 * Draws the page into an element. A transition: the browser breathes between its parts.
 *
 * @param fail called when even the boundaries could not hold a failure and nothing is drawn any more
 */
export function showPage(root: HTMLElement, fail: (error: unknown) => void): void {
  const onUncaughtError = (error: unknown) => {
    console.error(error);
    fail(error);
  };
  startCommandKeys();
  startTransition(() =>
    createRoot(root, { onUncaughtError }).render(
      <StrictMode>
        <App />
      </StrictMode>,
    ),
  );
}
