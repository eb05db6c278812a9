import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";
import { type Bundle, partsOf } from "./parts.ts";

/** Compressed script up to the first picture, at most (kB of 1000 bytes). */
export const FRAME_LIMIT_KB = 250;

/** Prints at the end of a build what a first visit loads, and in which order. */
export function sizes(): Plugin {
  let rows: string[] = [];
  return {
    name: "sizes",
    apply: "build",
    // The other plugins have finished the files by now.
    writeBundle: {
      order: "post",
      handler(_, bundle) {
        rows = table(bundle);
        const { frame } = partsOf(bundle);
        const kilobytes = total(bundle, frame);
        if (kilobytes > FRAME_LIMIT_KB) {
          this.warn(`The first picture needs ${kilobytes} kB of script; ${FRAME_LIMIT_KB} are the limit.`);
        }
      },
    },
    closeBundle() {
      if (rows.length > 0) console.log(["", "What a first visit loads (kB, gzip)", ...rows].join("\n"));
      rows = [];
    },
  };
}

function table(bundle: Bundle): string[] {
  const { frame, panes, charts } = partsOf(bundle);
  const first = new Set([...frame, ...panes, ...charts]);
  const files = Object.keys(bundle);
  const row = (label: string, names: readonly string[]) =>
    `${String(total(bundle, names)).padStart(6)}  ${label}`;
  return [
    row("script up to the first picture", frame),
    row(
      "style",
      files.filter((name) => name.endsWith(".css")),
    ),
    row("script of the panes: usable", panes),
    row(
      "engine, in its worker",
      files.filter((name) => /\/worker-[^/]*\.js$/.test(name)),
    ),
    row("script of the curves (plotly)", charts),
    row(
      "script that waits until it is wanted (editor, dialogs, readers, writers)",
      files.filter((name) => /\.js$/.test(name) && !/\/worker-/.test(name) && !first.has(name)),
    ),
  ];
}

/** Compressed size in kB, rounded up. */
function total(bundle: Bundle, names: readonly string[]): number {
  const bytes = names.map((name) => {
    const file = bundle[name];
    if (!file) return 0;
    return gzipSync(file.type === "chunk" ? file.code : file.source, { level: 9 }).length;
  });
  return Math.ceil(bytes.reduce((sum, size) => sum + size, 0) / 1000);
}
