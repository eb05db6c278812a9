import react from "@vitejs/plugin-react";
import { defineConfig, type HtmlTagDescriptor, type IndexHtmlTransformContext, type Plugin } from "vite";

/**
 * What the built page may load: its own files and nothing else. A file of another host (`?url=`) is fetched by a
 * worker of its own, which this policy does not bind and which starts only after a person agreed.
 */
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

type Bundle = NonNullable<IndexHtmlTransformContext["bundle"]>;

/** Chunks of what is opened later. */
const LATER = /Dialog|EmbedBar|Experiment|Inspector|Pad|Plane|Player|Rows|Train|^openLink|^openUrl|^paste/;

/** The names of all chunks the first picture needs: those the entry reaches, without what is opened later. */
function firstChunks(bundle: Bundle): Set<string> {
  const found = new Set<string>();
  const visit = (fileName: string) => {
    const file = bundle[fileName];
    if (file?.type !== "chunk" || found.has(fileName) || LATER.test(file.name)) return;
    found.add(fileName);
    for (const next of [...file.imports, ...file.dynamicImports]) visit(next);
  };
  for (const file of Object.values(bundle)) if (file.type === "chunk" && file.isEntry) visit(file.fileName);
  return found;
}

/** What Vite does not preload by itself: chunks that are imported dynamically, with their own imports. */
function unannounced(bundle: Bundle): string[] {
  const announced = Object.values(bundle).flatMap((file) =>
    file.type === "chunk" && file.isEntry ? [file.fileName, ...file.imports] : [],
  );
  return [...firstChunks(bundle)].filter((name) => !announced.includes(name));
}

/**
 * The first picture's code and font arrive together instead of one after the other, and its scripts are
 * compiled off the page's thread (a hint that browsers without it read as a comment).
 */
function firstPicture(): Plugin {
  const link = (attrs: HtmlTagDescriptor["attrs"]) =>
    ({ tag: "link", attrs: { ...attrs, crossorigin: true }, injectTo: "head" }) as const;
  return {
    name: "first-picture",
    apply: "build",
    generateBundle: {
      // The hint counts on the first line only: after Vite's own additions.
      order: "post",
      handler(_, bundle) {
        for (const name of firstChunks(bundle)) {
          const file = bundle[name];
          if (file?.type === "chunk") file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
        }
      },
    },
    transformIndexHtml: {
      order: "post",
      handler: (_, { bundle = {} }) => {
        const font = Object.keys(bundle).filter((name) => /inter-latin-wght-normal.*\.woff2$/.test(name));
        return [
          ...unannounced(bundle).map((name) => link({ rel: "modulepreload", href: `./${name}` })),
          ...font.map((name) => link({ rel: "preload", as: "font", type: "font/woff2", href: `./${name}` })),
        ];
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
