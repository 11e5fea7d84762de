// Browser: an error that nobody caught is a fault of ours, or something that this browser lacks. The
// page becomes the plain one (boot.ts).
import type { GoPlain } from "./boot.ts";

addEventListener("error", ({ filename, error }) => {
  if (isOurs(filename)) giveUp(error);
});
addEventListener("unhandledrejection", ({ reason }) => {
  if (isFault(reason)) giveUp(reason);
});

/** One of the built files: what extensions and consoles run has no file, or another origin. */
function isOurs(filename: string | undefined): boolean {
  return Boolean(filename?.startsWith(`${location.origin}/`) && /\.js(\?|$)/.test(filename));
}

function giveUp(error: unknown): void {
  dispatchEvent(new Event("islandsgone"));
  globalThis.goPlain("broken", String(error));
}

/** A line that broke is a TypeError too, and is told by its words alone. */
export function isFault(reason: unknown): boolean {
  const { name, message } = reason as Error ?? {};
  return ["TypeError", "ReferenceError", "RangeError", "SyntaxError"].includes(name) &&
    !/fetch|load(ed|ing)? |network|import|connection|cancel|timed out/i.test(message);
}

declare global {
  var goPlain: GoPlain;
  var islandsBegan: boolean;
}
