// Who has just sent something sees what came of it, not what was kept for everybody a moment before: for
// some seconds this cookie says so, to pages and api alike. It is no secret, and tells nothing of anybody.

const WROTE_COOKIE = "floodline_wrote";
/** Longer than anything kept for everybody may be behind. */
const SECONDS = 5;

export function hasJustWritten(headers: Headers): boolean {
  return new RegExp(`(^|; )${WROTE_COOKIE}=`).test(headers.get("cookie") ?? "");
}

/** What else a browser's cookies say. */
export function withoutWroteCookie(cookies: string): string {
  return cookies.split("; ").filter((cookie) => !cookie.startsWith(`${WROTE_COOKIE}=`)).join("; ");
}

export function wroteCookie(publicUrl: string): string {
  const secure = publicUrl.startsWith("https://") ? "; Secure" : "";
  return `${WROTE_COOKIE}=1; Path=/; Max-Age=${SECONDS}; HttpOnly; SameSite=Lax${secure}`;
}
