import { createMiddleware } from "hono/factory";
import { AppError } from "shared/server/app_error.ts";
import type { Deps } from "../deps.ts";
import { refusing } from "../http/refusing.ts";

interface TwilioEnv {
  Variables: { fields: Record<string, string> };
}

/**
 * Lets only Twilio in: its signature covers the address it posts to and all fields. The address is
 * built from configuration, since behind a proxy the request shows another one.
 */
export function signedByTwilio({ carrier, publicUrl }: Deps) {
  return refusing(
    ["signatureInvalid"],
    createMiddleware<TwilioEnv>(async (c, next) => {
      const { pathname, search } = new URL(c.req.url);
      const fields = fieldsOf(await c.req.formData().catch(() => new FormData()));
      const signature = c.req.header("x-twilio-signature");
      if (!await carrier.isSigned(publicUrl + pathname + search, fields, signature)) {
        throw new AppError("signatureInvalid");
      }
      c.set("fields", fields);
      await next();
    }),
  );
}

function fieldsOf(form: FormData): Record<string, string> {
  return Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
}
