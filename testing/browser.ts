// A browser for tests: the machine's own Chromium, or the one that comes from npm.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { findChromium } from "../ground/browser.ts";

/** `await using browser = await launchBrowser();` */
export async function launchBrowser(): Promise<Browser & AsyncDisposable> {
  const own = findChromium(Deno.env.toObject());
  const browser = await chromium.launch(
    own ? { executablePath: own, args: FLAGS } : unpacked(Deno.env.get("FLOODLINE_TEST_BROWSER")),
  );
  return Object.assign(browser, { [Symbol.asyncDispose]: () => browser.close() });
}

/** It brings the libraries and letters that a bare machine lacks. */
function unpacked(folder: string | undefined) {
  if (!folder) throw new Error("There is no Chromium. Run tests with `deno task test [path]`");
  return {
    executablePath: join(folder, "chromium"),
    args: FLAGS,
    env: {
      ...Deno.env.toObject(),
      LD_LIBRARY_PATH: join(folder, "al2023/lib"),
      ...!existsSync("/etc/fonts/fonts.conf") && { FONTCONFIG_PATH: join(folder, "fonts") },
    },
  };
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
