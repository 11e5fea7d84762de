// Cookies of the api: for no script, and over https for this host alone (`__Host-`), so that nothing on
// a neighboring name can plant one.
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";

export class Cookie {
  constructor(private readonly name: string) {}

  /** Undefined: none came. Over https, one of the plain name is none of ours. */
  read(c: Context, publicUrl: string): string | undefined {
    return getCookie(c, this.name, isSecure(publicUrl) ? "host" : undefined);
  }

  give(c: Context, publicUrl: string, value: string, maxAge: number): void {
    setCookie(c, this.name, value, { ...attributesOf(isSecure(publicUrl)), maxAge });
  }

  /** Whichever of its names came. */
  clear(c: Context): void {
    for (const secure of [false, true]) {
      const attributes = attributesOf(secure);
      if (getCookie(c, this.name, attributes.prefix) === undefined) continue;
      deleteCookie(c, this.name, attributes);
    }
  }
}

function isSecure(publicUrl: string): boolean {
  return !publicUrl.startsWith("http://");
}

function attributesOf(secure: boolean) {
  const prefix = secure ? "host" as const : undefined;
  return { httpOnly: true, secure, sameSite: "Lax", path: "/", prefix } as const;
}
