import react from "@vitejs/plugin-react";
import { defineConfig, type HtmlTagDescriptor, type Plugin } from "vite";

/** What the built page may load: its own files and nothing else. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "connect-src 'self'",
].join("; ");

/** Puts the policy into the built page; the development server needs inline scripts. */
function contentSecurityPolicy(): Plugin {
  return {
    name: "content-security-policy",
    apply: "build",
    transformIndexHtml: () => [
      {
        tag: "meta",
        attrs: { "http-equiv": "Content-Security-Policy", content: POLICY },
        injectTo: "head-prepend",
      },
    ],
  };
}

const PLOTLY_OPENS = '"use strict";var Plotly=(()=>{';
const PLOTLY_ENDS =
  /return ([\w$]+\(\));?\s*\}\)\(\);[\s\S]*?window\.Plotly = Plotly;\s*return Plotly;\s*\}\)\);\s*$/;

/**
 * Plotly's bundle as a plain module. Its two nested wrappers make the browser parse 1.4 MB again for each of
 * them, on the page's thread; flat, starting it takes about a third of the time.
 */
function flatPlotly(): Plugin {
  return {
    name: "flat-plotly",
    apply: "build",
    enforce: "pre",
    transform: {
      filter: { id: /plotly-cartesian\.min\.js$/ },
      handler(code) {
        const start = code.indexOf(PLOTLY_OPENS);
        const end = PLOTLY_ENDS.exec(code);
        if (start < 0 || !end) return this.error("Plotly's bundle is wrapped differently: adapt flatPlotly.");
        const body = code.slice(start + PLOTLY_OPENS.length, end.index);
        return { code: `${body}\nexport default ${end[1]};\n`, map: null };
      },
    },
  };
}

/** Chunks of what is opened later. All other code belongs to the first picture. */
const LATER = /Dialog|Experiment/;

/**
 * The first picture's code and font arrive together instead of one after the other, and its scripts are
 * compiled off the page's thread (a hint that browsers without it read as a comment).
 */
function firstPicture(): Plugin {
  return {
    name: "first-picture",
    apply: "build",
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === "chunk" && !LATER.test(file.name)) {
          file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
        }
      }
    },
    transformIndexHtml: {
      order: "post",
      handler: (_, { bundle }) => {
        const tags: HtmlTagDescriptor[] = [];
        for (const file of Object.values(bundle ?? {})) {
          const href = `./${file.fileName}`;
          if (file.type === "chunk" && !file.isEntry && !LATER.test(file.name)) {
            tags.push({
              tag: "link",
              attrs: { rel: "modulepreload", crossorigin: true, href },
              injectTo: "head",
            });
          } else if (/inter-latin-wght-normal.*\.woff2$/.test(file.fileName)) {
            const attrs = { rel: "preload", as: "font", type: "font/woff2", crossorigin: true, href };
            tags.push({ tag: "link", attrs, injectTo: "head" });
          }
        }
        return tags;
      },
    },
  };
}

export default defineConfig({
  base: "./",
  plugins: [react(), contentSecurityPolicy(), flatPlotly(), firstPicture()],
  worker: { format: "es" },
  build: {
    target: "es2023",
    // A data: URL would be refused by the policy.
    assetsInlineLimit: 0,
    // One style sheet: panes that arrive later do not flash unstyled.
    cssCodeSplit: false,
    // Plotly's own bundle.
    chunkSizeWarningLimit: 1600,
  },
});
