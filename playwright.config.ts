import { defineConfig } from "@playwright/test";
import { launchOptions } from "./tests/tools/browser.mjs";

const PORT = Number(process.env.E2E_PORT ?? 4187);

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  // Whole files side by side; a page that waits for the other's work is slower, not wrong.
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: "reports/playwright.json" }]],
  use: {
    baseURL: `http://127.0.0.1:${PORT}`,
    // Tests answer for the server, which a service worker would not ask; tests of it allow it.
    serviceWorkers: "block",
    viewport: { width: 1440, height: 900 },
    trace: process.env.TRACE ? "retain-on-failure" : "off",
    launchOptions: launchOptions(),
  },
  webServer: {
    command: `npx vite build --logLevel warn && npx vite preview --host 127.0.0.1 --port ${PORT} --strictPort`,
    url: `http://127.0.0.1:${PORT}`,
    timeout: 120_000,
    reuseExistingServer: false,
  },
});
