import { type Theme, useView } from "../store/view.ts";

const KEY = "dualrail-theme";

/** Follows the system until the person chooses; a choice is remembered in this browser. */
export function startTheme(): void {
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const follow = () =>
    useView.getState().patch({ theme: remembered() ?? (system.matches ? "dark" : "light") });
  useView.subscribe((state) => apply(state.theme));
  follow();
  apply(useView.getState().theme);
  system.addEventListener("change", follow);
}

export function chooseTheme(theme: Theme): void {
  useView.getState().patch({ theme });
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Storage may be switched off: the choice then lasts until the page closes.
  }
}

function apply(theme: Theme): void {
  const root = document.documentElement;
  if (root.dataset.theme !== theme) root.dataset.theme = theme;
}

function remembered(): Theme | null {
  try {
    const stored = localStorage.getItem(KEY);
    return stored === "light" || stored === "dark" || stored === "projector" ? stored : null;
  } catch {
    return null;
  }
}
