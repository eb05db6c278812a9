import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** Colours from the page's tokens: the theme follows the page. */
const highlight = HighlightStyle.define([
  { tag: tags.comment, color: "var(--ink3)", fontStyle: "italic" },
  { tag: tags.meta, color: "var(--ink2)" },
  { tag: tags.operator, color: "var(--accent)", fontWeight: "600" },
  { tag: tags.keyword, color: "var(--y0)" },
  { tag: tags.number, color: "var(--y1)" },
  { tag: tags.propertyName, color: "var(--ink2)" },
  { tag: tags.variableName, color: "var(--ink)" },
  { tag: tags.punctuation, color: "var(--ink3)" },
]);

/** What is pressed or typed in: a thin line around it, as everywhere on the page. */
const control = {
  backgroundColor: "var(--pane)",
  color: "var(--ink)",
  border: "1px solid var(--line3)",
  borderRadius: "var(--r2)",
  font: "var(--f12)",
  height: "26px",
};

const theme = EditorView.theme({
  "&": { height: "100%", backgroundColor: "var(--pane)", color: "var(--ink)" },
  "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "-2px" },
  ".cm-scroller": {
    fontFamily: "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace",
    fontSize: "calc(13px * var(--zoom))",
    lineHeight: "calc(20px * var(--zoom))",
  },
  ".cm-content": { padding: "8px 0", caretColor: "var(--ink)" },
  ".cm-line": { padding: "0 12px 0 8px" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "2px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--accent-weak)",
  },
  ".cm-activeLine": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--sunk) 60%, transparent)" },
  ".cm-gutters": {
    backgroundColor: "var(--pane)",
    color: "var(--ink3)",
    border: "none",
    borderRight: "1px solid var(--line)",
  },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 8px 0 12px", fontVariantNumeric: "tabular-nums" },
  ".cm-activeLineGutter": { backgroundColor: "transparent", color: "var(--ink)" },
  ".cm-panels": {
    backgroundColor: "var(--sunk)",
    color: "var(--ink)",
    font: "var(--f12)",
    borderColor: "var(--line)",
  },
  ".cm-panels.cm-panels-top": { borderBottom: "1px solid var(--line)" },
  ".cm-panel.cm-search": { padding: "6px 32px 6px 8px" },
  ".cm-panel.cm-search label": {
    display: "inline-flex",
    alignItems: "center",
    gap: "4px",
    font: "var(--f12)",
    marginRight: "8px",
  },
  ".cm-panel.cm-search [name=close]": {
    right: "8px",
    top: "6px",
    color: "var(--ink2)",
    fontSize: "16px",
    width: "24px",
    height: "24px",
  },
  ".cm-textfield": { ...control, padding: "0 6px" },
  ".cm-button": { ...control, backgroundImage: "none", padding: "0 8px" },
  ".cm-searchMatch": { backgroundColor: "var(--warn-weak)", outline: "1px solid var(--warn)" },
  ".cm-searchMatch-selected": { backgroundColor: "var(--accent-weak)", outlineColor: "var(--accent)" },
  ".cm-selectionMatch": { backgroundColor: "var(--sunk)" },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": { backgroundColor: "var(--accent-weak)" },
  ".cm-tooltip": {
    backgroundColor: "var(--pane)",
    color: "var(--ink)",
    border: "1px solid var(--line3)",
    borderRadius: "var(--r3)",
    boxShadow: "var(--shadow)",
    overflow: "hidden",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "inherit", maxHeight: "14em" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "2px 10px 2px 8px", lineHeight: "20px" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    backgroundColor: "var(--accent-weak)",
    color: "var(--ink)",
  },
  ".cm-completionDetail": { color: "var(--ink2)", fontStyle: "normal", marginLeft: "12px" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "600" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--err)", font: "var(--f12)" },
  ".cm-lintRange-error": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--err) 1px",
    textUnderlineOffset: "3px",
  },
});

export const look = [theme, syntaxHighlighting(highlight)];
