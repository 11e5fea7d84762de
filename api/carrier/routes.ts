import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import type { Deps } from "../deps.ts";
import type { ApiEnv } from "../http/env.ts";
import { answerInbound } from "./inbound.ts";
import { recordReceipt } from "./receipt.ts";
import { signedByTwilio } from "./signature.ts";

const tags = ["Twilio"];

/** As Twilio posts it; extra fields are many and change. */
const form = (fields: z.ZodRawShape) => ({
  content: { "application/x-www-form-urlencoded": { schema: z.looseObject(fields) } },
});

export function carrierRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();
  const middleware = signedByTwilio(deps);

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/twilio/status/{messageId}",
      tags,
      summary: "A receipt for a text",
      description: "Always 200 where the signature is right: Twilio need not know what we make " +
        "of a late, repeated or unknown one.",
      middleware,
      request: {
        params: z.object({ messageId: z.string() }),
        body: form({ MessageSid: z.string().optional(), MessageStatus: z.string().optional() }),
      },
      responses: { 200: { description: "Heard" } },
    }),
    async (c) => {
      await recordReceipt(deps, c.req.param("messageId"), c.var.fields);
      return c.body(null, 200);
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/twilio/inbound",
      tags,
      summary: "A text from a resident: a wish, how deep the water is, or photos",
      description:
        "STATUS, PAUSE, RESUME, ZIP 11215, REMOVE 11215, LEVEL HEAVY, LANGUAGE ES, STOP, START, HELP " +
        "and 0 to 3, in English, Spanish or Chinese. The same `MessageSid` again changes nothing.",
      middleware,
      request: {
        body: form({
          MessageSid: z.string().optional(),
          From: z.string().optional(),
          Body: z.string().optional(),
          NumMedia: z.string().optional(),
          /** STOP, START or HELP: Twilio has done and answered it. */
          OptOutType: z.string().optional(),
        }),
      },
      responses: {
        200: { description: "TwiML", content: { "text/xml": { schema: z.string() } } },
      },
    }),
    async (c) => {
      const twiml = await answerInbound(deps, c.var.fields);
      return c.body(twiml, 200, { "content-type": "text/xml; charset=utf-8" });
    },
  );

  return app;
}
