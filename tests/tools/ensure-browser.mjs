/**
 * Finds or installs a browser for the tests: $CHROMIUM_PATH, a system Chromium, Chrome or Edge, Playwright's
 * own; on Debian as root or with a passwordless sudo the chromium package; else Playwright's download.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { findBrowser } from "./browser.mjs";

const APT = "apt-get update && apt-get install -y --no-install-recommends chromium";

function succeeds(command, args) {
  return spawnSync(command, args, { stdio: "inherit" }).status === 0;
}

/** The words that run a command as root, [] as root itself, null where that is impossible. */
function asRoot() {
  if (process.getuid?.() === 0) return [];
  return spawnSync("sudo", ["-n", "true"], { stdio: "ignore" }).status === 0 ? ["sudo", "-n"] : null;
}

/** Ubuntu is left out: its chromium package is only a pointer to a snap. */
function isDebian() {
  return existsSync("/etc/os-release") && /^ID="?debian"?$/m.test(readFileSync("/etc/os-release", "utf8"));
}

function installFromDebian() {
  if (!isDebian()) return false;
  const root = asRoot();
  if (!root) return false;
  const [command, ...args] = [...root, "env", "DEBIAN_FRONTEND=noninteractive", "sh", "-c", APT];
  return succeeds(command, args) && findBrowser() !== null;
}

function installFromPlaywright() {
  const install = ["playwright", "install", "chromium"];
  const withDeps = process.platform === "linux" && asRoot() ? ["--with-deps"] : [];
  return succeeds(process.platform === "win32" ? "npx.cmd" : "npx", [...install, ...withDeps]);
}

const given = process.env.CHROMIUM_PATH;
if (given && !existsSync(given)) {
  console.error(`CHROMIUM_PATH is ${given}, and there is no such file. Correct it or unset it.`);
  process.exit(1);
}
const ready = findBrowser() !== null || existsSync(chromium.executablePath());
if (!ready && !installFromDebian() && !installFromPlaywright()) {
  console.error("No browser found and none could be installed. Install Chromium or set CHROMIUM_PATH.");
  process.exit(1);
}
