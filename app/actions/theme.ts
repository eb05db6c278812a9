import { browserStorage, keep, readKept } from "../storage/browser.ts";
import { useEmbed } from "../store/embed.ts";
import { useScreen } from "../store/screen.ts";
import { type Theme, useView } from "../store/view.ts";

export const THEMES = ["light", "dark", "projector"] as const satisfies readonly Theme[];

const KEY = "dualrail-theme";

const system = (): MediaQueryList => window.matchMedia("(prefers-color-scheme: dark)");

/**
 * Follows the system until the person chooses; a choice is remembered in this browser. A theme that the address asks
 * for is no choice of the person's.
 */
export function startTheme(): void {
  useView.subscribe((state) => apply(state.theme));
  useScreen.getState().patch({ chosenTheme: useEmbed.getState().theme ?? remembered() });
  follow();
  apply(useView.getState().theme);
  system().addEventListener("change", follow);
}

/** Chooses a theme; null follows the system again. */
export function chooseTheme(theme: Theme | null): void {
  useScreen.getState().patch({ chosenTheme: theme });
  follow();
  keep(browserStorage(), KEY, theme);
}

/** The theme that a key leads to: light, dark, projector, light. */
export function nextTheme(theme: Theme): Theme {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] as Theme;
}

function follow(): void {
  const { chosenTheme } = useScreen.getState();
  useView.getState().patch({ theme: chosenTheme ?? (system().matches ? "dark" : "light") });
}

function apply(theme: Theme): void {
  const root = document.documentElement;
  if (root.dataset.theme !== theme) root.dataset.theme = theme;
}

function remembered(): Theme | null {
  const stored = readKept(browserStorage(), KEY);
  return THEMES.find((theme) => theme === stored) ?? null;
}
