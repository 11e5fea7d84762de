// The id that a browser keeps: codes belong to the browser that asked for them, and an account knows
// those it was opened in. Random; it says nothing of anybody.
import { BROWSER_KNOWN_DAYS } from "shared/limits.ts";
import type { Context } from "hono";
import { createHash } from "node:crypto";
import { Cookie } from "../http/cookies.ts";

const cookie = new Cookie("floodline_browser");
const ID = /^[\w-]{22}$/;
/** Between asking for a code and typing it; for who asks again the next day, too. */
export const ASKING_SECONDS = 24 * 60 * 60;
export const KNOWN_SECONDS = BROWSER_KNOWN_DAYS * 24 * 60 * 60;

export function findBrowser(c: Context, publicUrl: string): string | undefined {
  const id = cookie.read(c, publicUrl);
  return id !== undefined && ID.test(id) ? id : undefined;
}

export function giveBrowser(c: Context, publicUrl: string, id: string, seconds: number): void {
  cookie.give(c, publicUrl, id, seconds);
}

export function newBrowser(): string {
  return crypto.getRandomValues(new Uint8Array(16)).toBase64({
    alphabet: "base64url",
    omitPadding: true,
  });
}

/** What is kept here of an id: our tables open nobody's account. */
export function hashBrowser(id: string): string {
  return createHash("sha256").update(id).digest("base64url");
}
