import { useDocument } from "../store/document.ts";
import type { Theme } from "../store/view.ts";
import { pageAddress } from "./address.ts";
import { shareText } from "./text.ts";

/** How an embedded page looks. */
export interface EmbedChoices {
  readonly panes: "chart" | "inputs" | "all";
  /** Null: as the visitor has it. */
  readonly theme: Theme | null;
  readonly autoplay: boolean;
}

export const FRESH_EMBED: EmbedChoices = { panes: "chart", theme: null, autoplay: false };

const PANES: Readonly<Record<EmbedChoices["panes"], string>> = {
  chart: "hide=reactions,inspector",
  inputs: "layout=watch&hide=reactions,inspector",
  all: "layout=edit",
};

/** The address of the embedded page. */
export function embedAddress(page: string, link: string, { panes, theme, autoplay }: EmbedChoices): string {
  const parts = ["embed=1", PANES[panes], theme && `theme=${theme}`, autoplay && "autoplay"];
  return `${page}?${parts.filter(Boolean).join("&")}#${link}`;
}

/** A short piece of HTML that shows the page inside another. */
export function embedCode(link: string, choices: EmbedChoices): string {
  const address = embedAddress(pageAddress(), link, choices);
  const title = shareText.embed.frame(useDocument.getState().document.name);
  return `<iframe src="${escaped(address)}" title="${escaped(title)}" width="900" height="500" style="border:0" loading="lazy"></iframe>`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
