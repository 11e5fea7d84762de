// POST and GET /2010-04-01/Accounts/{sid}/Messages.json
import { Hono } from "hono";
import type { SandboxState, TwilioMessage } from "../state/state.ts";
import { door, meetFault, sayNo } from "./door.ts";
import { TwilioError } from "./errors.ts";
import { mediaRoutes } from "./media.ts";
import { accept, listMessages, type MessageFilter, NewMessage } from "./messages.ts";
import { sendOn } from "./receipts.ts";
import { messagePage, messageResource } from "./wire.ts";

export function messageRoutes(state: SandboxState): Hono {
  const app = new Hono();
  app.onError(sayNo);
  app.use("/2010-04-01/Accounts/:account/*", door(state));

  app.post("/2010-04-01/Accounts/:account/Messages.json", async (c) => {
    const afterAccept = meetFault(state, c);
    const wanted = NewMessage.safeParse(await c.req.parseBody());
    if (!wanted.success) {
      const [issue] = wanted.error.issues;
      throw new TwilioError(20001, issue && `${issue.path.join(".")} ${issue.message}`);
    }
    const message = accept(state, wanted.data);
    const resource = messageResource(state, message);
    sendOn(state, message);
    await afterAccept();
    return c.json(resource, 201);
  });

  app.get("/2010-04-01/Accounts/:account/Messages.json", (c) => {
    const url = new URL(c.req.url);
    if (state.faults.twilioList?.kind === "500") throw new TwilioError(20500);
    const messages = listMessages(state, filterFrom(url.searchParams)).filter(isListed(state));
    const pageSize = Math.min(Math.max(Number(c.req.query("PageSize") ?? 50) || 50, 1), 1000);
    const page = Math.max(Number(c.req.query("Page") ?? 0) || 0, 0);
    return c.json(messagePage(state, messages, { url, page, pageSize }));
  });

  app.get("/2010-04-01/Accounts/:account/Messages/:file{[SM]M[0-9a-f]{32}\\.json}", (c) => {
    const message = state.messages.find((m) => `${m.sid}.json` === c.req.param("file"));
    if (!message) throw new TwilioError(20404, c.req.path);
    return c.json(messageResource(state, message));
  });

  app.route("/", mediaRoutes(state));

  app.all("/2010-04-01/*", (c) => {
    throw new TwilioError(20404, c.req.path);
  });
  return app;
}

function isListed({ faults, options }: SandboxState): (message: TwilioMessage) => boolean {
  const fault = faults.twilioList;
  if (fault?.kind === "empty") return () => false;
  if (fault?.kind !== "lag") return () => true;
  const until = options.now().getTime() - (fault.seconds ?? 150) * 1000;
  return ({ createdAt }) => createdAt.getTime() <= until;
}

/** `DateSent>=2026-11-22T17:00:00Z` is, once parsed, the parameter `DateSent>`. */
function filterFrom(query: URLSearchParams): MessageFilter {
  const date = (name: string) => {
    const value = query.get(name) ?? query.get(`${name}=`);
    if (!value) return undefined;
    const at = new Date(value);
    if (Number.isNaN(at.getTime())) throw new TwilioError(20001, `${name} ${value}`);
    return at;
  };
  const day = date("DateSent");
  return {
    to: query.get("To") || undefined,
    from: query.get("From") || undefined,
    sentAfter: day ?? date("DateSent>"),
    sentBefore: day ? new Date(day.getTime() + 24 * 60 * 60 * 1000 - 1) : date("DateSent<"),
  };
}
