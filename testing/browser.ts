// A browser for tests: the machine's own Chromium, or the one that comes from npm.
import sparticuz from "@sparticuz/chromium";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";

/** `await using browser = await launchBrowser();` */
export async function launchBrowser(): Promise<Browser & AsyncDisposable> {
  const own = findChromium();
  const browser = await chromium.launch({
    executablePath: own ?? await sparticuz.executablePath(),
    args: own ? FLAGS : [...sparticuz.args, ...FLAGS],
  });
  return Object.assign(browser, { [Symbol.asyncDispose]: () => browser.close() });
}

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

function findChromium(): string | undefined {
  const given = Deno.env.get("CHROMIUM_PATH");
  if (given) return given;
  const folders = (Deno.env.get("PATH") ?? "").split(":");
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(existsSync);
}

// As root there is no sandbox to be had; the rest keeps Chromium from calling home.
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
