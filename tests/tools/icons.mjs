// Draws public/icon.svg as the PNG files that home screens ask for: node tests/tools/icons.mjs
import { readFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { launchOptions } from "./browser.mjs";

const svg = readFileSync("public/icon.svg", "utf8");
/** Width in pixels, and the share of it that the drawing takes: launchers cut masked icons to a circle. */
const ICONS = [
  { name: "icon-180", width: 180, share: 1 },
  { name: "icon-192", width: 192, share: 1 },
  { name: "icon-512", width: 512, share: 1 },
  { name: "icon-maskable-512", width: 512, share: 0.72 },
];

const browser = await chromium.launch(launchOptions());
for (const { name, width, share } of ICONS) {
  const page = await browser.newPage({ viewport: { width, height: width } });
  // Home screens round the corners themselves.
  const square = svg.replace(' rx="6"', share < 1 || name === "icon-180" ? "" : ' rx="6"');
  await page.setContent(
    `<body style="margin:0;display:grid;place-items:center;height:100vh;background:${share < 1 ? "#fff" : "transparent"}">
      <div style="width:${100 * share}vw;height:${100 * share}vw">${square}</div></body>`,
  );
  await page.screenshot({ path: `public/${name}.png`, omitBackground: true });
  await page.close();
}
await browser.close();
