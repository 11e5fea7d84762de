// Photos and videos of phones' texts: kept until they are deleted, and handed out as Twilio does,
// by two redirects to an address that is signed itself.
import { Hono } from "hono";
import { changed, type SandboxState, type TwilioMedia } from "../state/state.ts";
import { TwilioError } from "./errors.ts";
import { newSid } from "./messages.ts";

export interface NewMedia {
  contentType: string;
  bytes: Uint8Array<ArrayBuffer>;
}

export function addMedia(
  state: SandboxState,
  messageSid: string,
  files: NewMedia[],
): TwilioMedia[] {
  const media = files.map((file) => ({ sid: newSid("ME"), messageSid, ...file }));
  state.media.push(...media);
  return media;
}

/** The fields of the webhook. The address is Twilio's own, as on the wire. */
export function mediaFields(state: SandboxState, media: TwilioMedia[]): Record<string, string> {
  const { accountSid } = state.options;
  return Object.fromEntries([
    ["NumMedia", String(media.length)],
    ...media.flatMap(({ sid, messageSid, contentType }, i) => [
      [
        `MediaUrl${i}`,
        `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Messages/${messageSid}/Media/${sid}`,
      ],
      [`MediaContentType${i}`, contentType],
    ]),
  ]);
}

export function mediaRoutes(state: SandboxState): Hono {
  const app = new Hono();
  const path = "/2010-04-01/Accounts/:account/Messages/:message/Media/:media";

  app.get(path, (c) => {
    const media = find(state, c.req.param("media"), c.req.path);
    return c.redirect(new URL(`/twilio-media/${media.sid}`, c.req.url).href, 307);
  });

  app.delete(path, (c) => {
    const media = find(state, c.req.param("media"), c.req.path);
    state.media.splice(state.media.indexOf(media), 1);
    changed(state);
    return c.body(null, 204);
  });

  // The host for media, which still asks nobody who they are …
  app.get("/twilio-media/:media", (c) => {
    if (c.req.header("authorization")) return c.text("Only one auth mechanism allowed", 400);
    const { sid } = find(state, c.req.param("media"), c.req.path);
    return c.redirect(`/twilio-media-store/${sid}?Signature=sandbox`, 302);
  });

  // … and the store behind it, like S3: an address that is signed takes no other credentials.
  app.get("/twilio-media-store/:media", (c) => {
    if (c.req.header("authorization")) return c.text("Only one auth mechanism allowed", 400);
    const { bytes, contentType } = find(state, c.req.param("media"), c.req.path);
    return c.body(bytes, 200, { "content-type": contentType });
  });
  return app;
}

function find(state: SandboxState, sid: string, path: string): TwilioMedia {
  const media = state.media.find((media) => media.sid === sid);
  if (!media) throw new TwilioError(20404, path);
  return media;
}
