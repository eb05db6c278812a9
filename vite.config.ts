import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { stagesOfStart } from "./app/build/chunks.ts";
import { firstPicture } from "./app/build/firstPicture.ts";
import { flatPlotly } from "./app/build/flatPlotly.ts";
import { contentSecurityPolicy } from "./app/build/policy.ts";
import { offline } from "./app/build/precache.ts";
import { sizes } from "./app/build/sizes.ts";
import { versionNames } from "./app/build/version.ts";

export default defineConfig({
  base: "./",
  plugins: [react(), contentSecurityPolicy(), flatPlotly(), firstPicture(), offline(), sizes()],
  define: versionNames(import.meta.dirname),
  worker: { format: "es" },
  build: {
    target: "es2023",
    // A data: URL would be refused by the policy.
    assetsInlineLimit: 0,
    // One style sheet: panes that arrive later do not flash unstyled.
    cssCodeSplit: false,
    rolldownOptions: { output: { codeSplitting: { groups: stagesOfStart() } } },
    // Plotly's own bundle.
    chunkSizeWarningLimit: 1600,
  },
});
