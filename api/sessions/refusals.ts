// How people with a browser are refused: a session that is over ends there too, and who clicked gets a page.
import type { Context } from "hono";
import type { ErrorCode } from "shared/errors.ts";
import type { AppError } from "shared/server/app_error.ts";
import { writeJson } from "../http/errors.ts";
import { noteOver } from "./session_cookie.ts";

/** An `ErrorWriter`. */
export function writeForVisitors(publicUrl: string) {
  return (refusal: AppError, c: Context): Response => {
    if (refusal.code === "sessionExpired") noteOver(c, publicUrl);
    const page = pageInstead(refusal, c);
    return page ? c.redirect(page, 303) : writeJson(refusal, c);
  };
}

/** Those that a page helps with. */
export const SIGN_IN_PAGES: Partial<Record<ErrorCode, string>> = {
  notSignedIn: "/sign-in",
  sessionExpired: "/sign-in",
  freshCodeNeeded: "/sign-in/again",
};

/** A file's link that somebody clicked: they get a page that helps in place of an error in JSON. */
function pageInstead({ code }: AppError, c: Context): string | undefined {
  const page = SIGN_IN_PAGES[code];
  const isClicked = c.req.method === "GET" && c.req.header("sec-fetch-mode") === "navigate";
  if (!page || !isClicked) return undefined;
  const from = c.req.header("referer") ?? "";
  // The web takes nothing but a path of its own.
  const next = URL.canParse(from) ? new URL(from).pathname : "/account";
  return `${page}?next=${encodeURIComponent(next)}`;
}
