/** Plotly's own scripts are 70 % of the text: too small to read. */
export function script(tag: "sub" | "sup", text: string): string {
  return text === "" ? "" : `<${tag} style="font-size:80%">${text}</${tag}>`;
}

/** A curve's symbol in parts: letter, what stands above (a rail's sign) and below it (indices). */
export interface PlotSymbol {
  readonly letter: string;
  readonly sup: string;
  readonly sub: string;
}

/** The symbol in Plotly's small HTML: y<sub>1</sub><sup>+</sup>. */
export function symbolHtml({ letter, sup, sub }: PlotSymbol): string {
  return escapeHtml(letter) + script("sub", sub) + script("sup", sup);
}

/** Names come from files: Plotly must show them, never read them as markup. */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
