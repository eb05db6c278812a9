import type { Page } from "@playwright/test";
import { EXAMPLES, SCRIPTS, scriptText } from "../reading.ts";
import { during, type Site } from "./browser.ts";

/** Scripts of the authors' shape: from the chosen file to the reactions, and to the network behind them. */
export async function openScripts(site: Site): Promise<string[]> {
  const lines: string[] = [];
  for (const widths of SCRIPTS) {
    const buffer = Buffer.from(scriptText(widths));
    const runs: string[] = [];
    let longest = 0;
    for (let run = 0; run < 3; run++) {
      const page = await site.newPage();
      await page.goto(site.address);
      await page.getByText("Settled, t = ").first().waitFor();
      await page.waitForTimeout(1500);
      const work = await during(page, async () => void runs.push(await openScript(page, buffer)));
      longest = Math.max(longest, work.longest);
      await page.context().close();
    }
    lines.push(
      `script of ${widths.join("-")}, ${EXAMPLES} examples, to its reactions / its network: ` +
        `${runs.join(", ")}, longest task ${longest.toFixed(0)} ms`,
    );
  }
  return lines;
}

/** Opens it in a fresh page, nothing of the editor or the readers fetched yet. */
async function openScript(page: Page, buffer: Buffer): Promise<string> {
  const began = performance.now();
  await page.locator("#open-file").setInputFiles({ name: "bench.wls", mimeType: "text/plain", buffer });
  const since = async (seen: Promise<unknown>) => {
    await seen;
    return performance.now() - began;
  };
  const [text, network] = await Promise.all([
    since(page.locator(".cm-content").waitFor()),
    since(page.getByText("proven by compiling it again").waitFor()),
  ]);
  return `${text.toFixed(0)} / ${network.toFixed(0)} ms`;
}
