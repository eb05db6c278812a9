import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { createEngine, type Engine, type SourceFile } from "../engine.ts";
import type { NetworkDocument } from "../model/document.ts";
import type { ReproductionProgress } from "../model/reproduction.ts";
import { nodePool } from "../node/pool.ts";
import type { ReproduceFlags } from "./reproduceCommand.ts";
import { describeReproduction } from "./reproduceText.ts";
import { pathOf, print, printJson, Refused, readBytes, type Terminal, unwrap } from "./terminal.ts";

const EXAMPLES = new URL("../../public/examples/", import.meta.url).pathname;
const MNIST_FILE = /^(train|t10k)-(images-idx3|labels-idx1)-ubyte(\.gz)?$/;
const VIRUS_FILE = /_GSE73072_\w+\.csv$/;

/** Measures and prints all rows; the first Ctrl-C stops and prints what is known. */
export async function reproduce(terminal: Terminal, flags: ReproduceFlags): Promise<void> {
  const pool = nodePool(flags.workers);
  let goOn = true;
  const listenNoMore = terminal.onInterrupt(() => {
    goOn = false;
  });
  const show = progressWriter(terminal);
  try {
    const engine = createEngine(pool);
    const job = {
      networks: await networks(terminal, engine),
      files: {
        mnist: filesIn(terminal, join(flags.data, "mnist"), MNIST_FILE),
        virus: filesIn(terminal, join(flags.data, "gse73072"), VIRUS_FILE),
      },
      full: flags.full ?? false,
    };
    const result = await engine.reproduce(job, (progress) => {
      show(progress);
      return goOn;
    });
    show(null);
    const found = unwrap(result);
    if (flags.json) {
      const { rows, seconds, stopped } = found;
      printJson(terminal, { rows, seconds, stopped });
    } else print(terminal, describeReproduction(found));
  } finally {
    listenNoMore();
    pool.close();
  }
}

async function networks(terminal: Terminal, engine: Engine) {
  const open = async (name: string): Promise<NetworkDocument> => {
    const path = join(EXAMPLES, `${name}.dualrail.json`);
    const opened = unwrap(await engine.open({ name: basename(path), bytes: readBytes(terminal, path) }));
    if (opened.kind === "network") return opened.document;
    throw new Refused(`${path} holds no network.`);
  };
  return {
    figure1: await open("figure1"),
    iris: await open("iris"),
    virus: await open("virus"),
    mnist: await open("mnist"),
  };
}

/** The data files of a folder; none where there is no such folder. */
function filesIn(terminal: Terminal, folder: string, wanted: RegExp): SourceFile[] {
  const place = pathOf(terminal, folder);
  if (!existsSync(place)) return [];
  const names = readdirSync(place).filter((name) => wanted.test(name));
  return names.map((name) => ({ name, bytes: readBytes(terminal, join(place, name)) }));
}

/** On a screen one line that changes, else a line for every step. */
function progressWriter({ stderr }: Terminal): (progress: ReproductionProgress | null) => void {
  let last = -1;
  return (progress) => {
    if (progress === null) {
      if (stderr.isTTY) stderr.write("\r\u001b[K");
      return;
    }
    const { done, total, doing, share } = progress;
    const text = `${done + 1} of ${total}: ${doing}`;
    if (stderr.isTTY) stderr.write(`\r\u001b[K${text}, ${Math.floor(100 * share)} % (Ctrl-C stops)`);
    else if (done !== last) stderr.write(`${text}\n`);
    last = done;
  };
}
