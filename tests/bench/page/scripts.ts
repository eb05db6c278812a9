import type { Page } from "@playwright/test";
import { EXAMPLES, SCRIPTS, scriptText } from "../reading.ts";
import type { Site } from "./browser.ts";

/** Scripts of the authors' shape: from the dropped file to the reactions, and to the network behind them. */
export async function openScripts(site: Site): Promise<string[]> {
  const lines: string[] = [];
  for (const widths of SCRIPTS) {
    const script = scriptText(widths);
    const runs: string[] = [];
    let longest = 0;
    for (let run = 0; run < 3; run++) {
      const page = await site.newPage();
      await page.goto(site.address);
      await page.getByText("Settled, t = ").first().waitFor();
      await page.waitForTimeout(1500);
      const opening = await openScript(page, script);
      runs.push(`${opening.text.toFixed(0)} / ${opening.network.toFixed(0)} ms`);
      longest = Math.max(longest, opening.longest);
      await page.context().close();
    }
    lines.push(
      `script of ${widths.join("-")}, ${EXAMPLES} examples, to its reactions / its network: ` +
        `${runs.join(", ")}, longest task ${longest.toFixed(0)} ms`,
    );
  }
  return lines;
}

/** Drops it on a fresh page, nothing of the editor or the readers fetched yet; the page's own clock counts. */
function openScript(page: Page, text: string): Promise<Opening> {
  return page.evaluate(
    (script) =>
      new Promise<Opening>((done) => {
        const seen = { text: 0, network: 0, longest: 0 };
        const tasks = new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
        });
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([script], "bench.wls"));
        const began = performance.now();
        for (const type of ["dragenter", "dragover", "drop"]) {
          document.querySelector("main")?.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true }));
        }
        // From the next task on: this one holds the hand-over.
        setTimeout(() => tasks.observe({ type: "longtask" }));
        const look = () => {
          if (!seen.text && document.querySelector(".cm-line")) seen.text = performance.now() - began;
          const line = document.querySelector(".crn-found")?.textContent ?? "";
          if (!seen.network && line.includes("proven by")) seen.network = performance.now() - began;
          if (seen.text && seen.network) done(seen);
          else requestAnimationFrame(look);
        };
        look();
      }),
    text,
  );
}

/** Milliseconds from the dropped file to the text and to the network, and the longest task meanwhile. */
interface Opening {
  text: number;
  network: number;
  longest: number;
}
