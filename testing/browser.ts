// A browser for tests: the machine's own Chromium, or the one that comes from npm.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium } from "playwright-core";
import { findChromium } from "../ground/browser.ts";

/** One test's own browser: nothing of another test's is in it. */
export interface TestBrowser extends Pick<Browser, "newContext" | "newPage">, AsyncDisposable {}

/** Of all files that run in this isolate. */
let shared: Browser | undefined;
let isShared = false;

/**
 * At the top of a file, `const openBrowser = shareBrowser();`; in a test, `await using browser =
 * openBrowser();`. One Chromium serves all tests that run one after another, since to start it costs as
 * much as several pages; cookies, caches and service workers are each context's own, and end with the
 * test.
 *
 * What the security policy held back of our own pages fails the test at its end, but of one that attacks them.
 */
export function shareBrowser(): (options?: { isAttacked?: boolean }) => TestBrowser {
  if (!isShared) {
    isShared = true;
    // Outside of the tests: what one of them starts it must end.
    Deno.test.beforeAll(async () => void (shared = await launchChromium()));
    Deno.test.afterAll(() => shared?.close());
  }
  return ({ isAttacked = false } = {}) => openContexts(shared!, isAttacked);
}

/** As Chromium says it, of scripts, styles and plain strings where Trusted Types are asked for. */
const HELD_BACK = /Content Security Policy|requires 'Trusted/;

function openContexts(browser: Browser, isAttacked: boolean): TestBrowser {
  const heldBack = new Set<string>();
  const contexts: BrowserContext[] = [];
  const newContext: Browser["newContext"] = async (options) => {
    const context = await browser.newContext(options);
    contexts.push(context);
    context.on("console", (line) => {
      if (HELD_BACK.test(line.text())) heldBack.add(`${line.text()} (${line.location().url})`);
    });
    return context;
  };
  return {
    newContext,
    newPage: async (options) => await (await newContext(options)).newPage(),
    async [Symbol.asyncDispose]() {
      await Promise.all(contexts.map((context) => context.close()));
      if (heldBack.size > 0 && !isAttacked) {
        throw new Error(`The security policy held back: ${[...heldBack].join("; ")}`);
      }
    },
  };
}

async function launchChromium(): Promise<Browser> {
  const own = findChromium(Deno.env.toObject());
  return await chromium.launch(
    own ? { executablePath: own, args: FLAGS } : unpacked(Deno.env.get("FLOODLINE_TEST_BROWSER")),
  );
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
