import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import type { Precache } from "../serviceWorker/precache.ts";

const SCRIPT = "sw.js";

/**
 * Builds the service worker beside the page and writes into it the list of all files of the build, each with its
 * fingerprint: another build is another list, and so another worker.
 */
export function offline(): Plugin {
  let folder = "";
  return {
    name: "offline",
    apply: "build",
    configResolved(config) {
      folder = config.build.outDir;
    },
    buildStart() {
      this.emitFile({ type: "chunk", id: "app/serviceWorker/worker.ts", fileName: SCRIPT });
    },
    // Files of `public` lie there, too, by now.
    writeBundle: {
      order: "post",
      handler() {
        const script = join(folder, SCRIPT);
        const code = readFileSync(script, "utf8");
        if (/^\s*(import|export)\b/m.test(code)) this.error("The service worker must be one plain script.");
        writeFileSync(
          script,
          code.replace("__PRECACHE__", () => JSON.stringify(listOf(folder))),
        );
      },
    },
  };
}

/** All files of a folder but the worker itself and what only a server reads. */
function listOf(folder: string): Precache {
  const paths = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    )
    .filter((path) => path !== SCRIPT && !/(^|\/)[._]/.test(path))
    .sort();
  const files = paths.map((path) => [path, sha256(readFileSync(join(folder, path)), "base64")] as const);
  return { version: sha256(JSON.stringify(files), "hex").slice(0, 12), files };
}

function sha256(data: string | Uint8Array, as: "base64" | "hex"): string {
  return createHash("sha256").update(data).digest(as);
}
