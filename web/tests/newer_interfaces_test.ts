// What is sent to browsers, the service worker too, says nothing that Safari 15.4 does not know, but
// for what is asked for first. The journeys are in e2e/older_browsers_test.ts.
import assert from "node:assert/strict";
import { listBuilt } from "./built_files.ts";
import { fileAt } from "./fake_site.ts";

/** Newer than Safari 15.4, with the version that brought it. */
const NEWER: [RegExp, string][] = [
  [/AbortSignal\.(timeout|any)/, "16, 17.4"],
  [/\.(findLast|findLastIndex)\(/, "15.4, yet Chrome 97"],
  [/\.(toSorted|toReversed|toSpliced|isWellFormed|toWellFormed)\(/, "16, 16.4"],
  [/(Object|Map)\.groupBy|Promise\.(withResolvers|try)|Array\.fromAsync/, "17.4 and later"],
  [/URL\.(canParse|parse)\(/, "17, 18"],
  [/OffscreenCanvas|CompressionStream|requestIdleCallback/, "16.4 or never"],
  [/showPopover|Iterator\.from|\bstatic\s*\{/, "16.4 and later"],
  [/\breportError\(/, "15.4, yet Chrome 95"],
  [/\bstructuredClone\(/, "15.4, yet Chrome 98"],
];

/** Only where the browser has it: each is looked for in the same file. */
const ASKED_FOR_FIRST: [RegExp, RegExp][] = [
  [/crypto\.randomUUID\(/, /crypto\.randomUUID\s*[?)]/],
  [/navigator\.locks\.request/, /navigator\.locks\s*\?/],
  [/\bscheduler\./, /"scheduler"in window/],
  [/\.startViewTransition\(/, /typeof document\.startViewTransition/],
  [/new BroadcastChannel/, /typeof BroadcastChannel/],
];

const scripts = ["/sw.js", ...await listBuilt(fileAt)].filter((path) => /\.js(\?|$)/.test(path));

Deno.test("scripts use nothing newer than the browsers that get them", async () => {
  assert.ok(scripts.length > 10);
  for (const path of scripts) {
    const code = new TextDecoder().decode(await fileAt(path));
    for (const [newer, since] of NEWER) {
      assert.doesNotMatch(code, newer, `${path}: Safari ${since}`);
    }
    for (const [use, question] of ASKED_FOR_FIRST) {
      if (use.test(code)) assert.match(code, question, path);
    }
  }
});
