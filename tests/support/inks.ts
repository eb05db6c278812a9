import { readFileSync } from "node:fs";
import { INK_NAMES, type Inks } from "../../app/figures/scene.ts";

const css = readFileSync(new URL("../../app/ui/tokens.css", import.meta.url), "utf8");

/** The colours of a theme, read from the page's own style sheet. */
export function inksOf(theme: "light" | "dark" | "projector"): Inks {
  const block = css.slice(css.indexOf(`[data-theme="${theme}"]`)).match(/\{([^}]*)\}/)?.[1] ?? "";
  return Object.fromEntries(
    INK_NAMES.map((name) => {
      const colour = block.match(new RegExp(`--${name}: (#[0-9a-f]+);`))?.[1];
      if (!colour) throw new Error(`No --${name} in ${theme}`);
      return [name, colour];
    }),
  ) as Inks;
}
