import { INK_NAMES, type Inks } from "./scene.ts";

/** The colours a figure is drawn in: those of print, whatever the page looks like, or those of the page. */
export function readInks(theme: "print" | "page"): Inks {
  if (theme === "page") return inksOn(document.documentElement);
  // The light colours hold on any element that carries the theme's name.
  const probe = document.createElement("div");
  probe.dataset.theme = "light";
  document.body.append(probe);
  const inks = inksOn(probe);
  probe.remove();
  return inks;
}

function inksOn(element: Element): Inks {
  const style = getComputedStyle(element);
  return Object.fromEntries(
    INK_NAMES.map((name) => [name, long(style.getPropertyValue(`--${name}`).trim())]),
  ) as Inks;
}

/** "#fff" as "#ffffff": a build shortens colours, and the same document gives the same bytes. */
function long(colour: string): string {
  return /^#[0-9a-f]{3}$/i.test(colour) ? colour.replace(/[0-9a-f]/gi, "$&$&") : colour;
}
