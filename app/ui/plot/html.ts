/** Plotly's own scripts are 70 % of the text: too small to read. */
export function script(tag: "sub" | "sup", text: string): string {
  return text === "" ? "" : `<${tag} style="font-size:80%">${text}</${tag}>`;
}

/** Names come from files: Plotly must show them, never read them as markup. */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
