declare const __VERSION__: string;
declare const __BUILT__: string;

/** "0.1.0", as package.json says; outside the built page "development". */
export const VERSION = typeof __VERSION__ === "string" ? __VERSION__ : "development";
/** The day of the build, "2026-11-30" (UTC); empty outside the built page. */
export const BUILT = typeof __BUILT__ === "string" ? __BUILT__ : "";
