import { type Browser, chromium, type Page } from "@playwright/test";
import { build, type PreviewServer, preview } from "vite";
import { launchOptions } from "../../tools/browser.mjs";

const PORT = 4197;

/** The production build behind a local server, with a browser to look at it. */
export interface Site {
  readonly address: string;
  /** A page of a fresh profile, with probes for long tasks and redraws. */
  newPage(): Promise<Page>;
  close(): Promise<void>;
}

/** What the probes keep in the page. */
export interface Probes {
  longest: number;
  /** Redraws of the chart since the last reading, and how many of them showed other curves. */
  redraws: number;
  fresh: number;
  /** From the last key to the first fresh curves after it, ms; 0 before they come. */
  afterKey: number;
}

/** Builds the page and serves it. @throws where no browser can be started */
export async function openSite(): Promise<Site> {
  await build({ logLevel: "error" });
  const server: PreviewServer = await preview({ preview: { port: PORT, host: "127.0.0.1" } });
  const browser: Browser = await chromium.launch(launchOptions());
  return {
    address: `http://127.0.0.1:${PORT}/`,
    newPage: async () => {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        // Keeping the build for later is work of its own; a first visit does it once.
        serviceWorkers: "block",
      });
      const page = await context.newPage();
      // tsx marks functions with a helper that only Node has.
      await page.addInitScript("globalThis.__name = (f) => f;");
      await page.addInitScript(installProbes);
      return page;
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

function installProbes(): void {
  const probes = { longest: 0, redraws: 0, fresh: 0, keyAt: 0, afterKey: 0 };
  Object.assign(window, { probes });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) probes.longest = Math.max(probes.longest, duration);
  }).observe({ type: "longtask", buffered: true });
  addEventListener("keydown", () => Object.assign(probes, { keyAt: performance.now(), afterKey: 0 }), {
    capture: true,
  });
  let last = "";
  const drawn = (plot: Element | null) => {
    probes.redraws++;
    // The labels at the right end hold every curve's last value.
    const ends = plot?.querySelector(".ui-plot-labels")?.textContent ?? "";
    if (ends === last) return;
    last = ends;
    probes.fresh++;
    probes.afterKey ||= performance.now() - probes.keyAt;
  };
  type Plot = Element & { on?: (event: string, then: () => void) => void };
  const seen = new Set<Element>();
  setInterval(() => {
    for (const plot of document.querySelectorAll<Plot>(".js-plotly-plot")) {
      if (seen.has(plot) || !plot.on) continue;
      seen.add(plot);
      plot.on("plotly_afterplot", () => drawn(plot.closest(".ui-plot")));
    }
  }, 50);
  const { clearRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function (x, y, width, height) {
    clearRect.call(this, x, y, width, height);
    const plot = this.canvas.closest(".ui-plot");
    if (plot) drawn(plot);
  };
}

/** Reads the probes and starts them anew. */
export function readProbes(page: Page): Promise<Probes> {
  return page.evaluate(() => {
    const { probes } = window as unknown as { probes: Probes };
    const read = { ...probes };
    Object.assign(probes, { longest: 0, redraws: 0, fresh: 0 });
    return read;
  });
}

/** Runs something and says what it did to the page: longest task in ms, redraws, fresh curves. */
export async function during(page: Page, act: () => Promise<void>): Promise<Probes & { seconds: number }> {
  await readProbes(page);
  const began = performance.now();
  await act();
  const seconds = (performance.now() - began) / 1000;
  return { ...(await readProbes(page)), seconds };
}

/** Times between animation frames while something happens, milliseconds, ascending. */
export async function frames(page: Page, act: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const kept: number[] = [];
    const watch = { kept, on: true };
    Object.assign(window, { frameWatch: watch });
    let before = performance.now();
    const frame = (now: number) => {
      kept.push(now - before);
      before = now;
      if (watch.on) requestAnimationFrame(frame);
    };
    requestAnimationFrame((now) => {
      before = now;
      requestAnimationFrame(frame);
    });
  });
  await act();
  const kept = await page.evaluate(() => {
    const { frameWatch } = window as unknown as { frameWatch: { kept: number[]; on: boolean } };
    frameWatch.on = false;
    return frameWatch.kept;
  });
  return kept.sort((a, b) => a - b);
}
