import type { HtmlTagDescriptor, Plugin } from "vite";
import { type Bundle, partsOf } from "./parts.ts";

/** The first script, which the page itself names, with what Vite announces for it. */
function announced(bundle: Bundle): Set<string> {
  const entry = Object.values(bundle).find((file) => file.type === "chunk" && file.name === "index");
  return new Set(entry?.type === "chunk" ? [entry.fileName, ...entry.imports] : []);
}

/**
 * The frame's code and font arrive together instead of one after the other; the panes' code follows behind them.
 * All are compiled off the page's thread (a hint that browsers without it read as a comment). What charts, editor
 * and dialogs need is not announced: the page asks for it when it is drawn.
 */
export function firstPicture(): Plugin {
  const link = (attrs: HtmlTagDescriptor["attrs"]) =>
    ({ tag: "link", attrs: { ...attrs, crossorigin: true }, injectTo: "head" }) as const;
  return {
    name: "first-picture",
    apply: "build",
    generateBundle: {
      // The hint counts on the first line only: after Vite's own additions.
      order: "post",
      handler(_, bundle) {
        const { frame, panes, charts } = partsOf(bundle);
        for (const name of [...frame, ...panes, ...charts]) {
          const file = bundle[name];
          if (file?.type === "chunk") file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
        }
      },
    },
    transformIndexHtml: {
      order: "post",
      handler: (_, { bundle = {} }) => {
        const { frame, panes } = partsOf(bundle);
        const known = announced(bundle);
        const font = Object.keys(bundle).filter((name) => /inter-latin-wght-normal.*\.woff2$/.test(name));
        return [
          ...frame
            .filter((name) => !known.has(name))
            .map((name) => link({ rel: "modulepreload", href: `./${name}` })),
          ...font.map((name) => link({ rel: "preload", as: "font", type: "font/woff2", href: `./${name}` })),
          ...panes.map((name) => link({ rel: "modulepreload", fetchpriority: "low", href: `./${name}` })),
        ];
      },
    },
  };
}
