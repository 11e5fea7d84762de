// A city's 311 behind Open311 GeoReport v2, in XML, with the troubles of such services.
import { type Context, Hono } from "hono";
import { hang, Severed, takeFault } from "../faults.ts";
import { changed, type SandboxCase, type SandboxState } from "../state/state.ts";

const V2 = "/city/open311/v2";
/** What it asks clients to bring. */
export const CITY_KEY = "sandbox-city-key";

export function cityRoutes(state: SandboxState): Hono {
  const app = new Hono();

  app.post(`${V2}/requests.xml`, async (c) => {
    const fault = takeFault(state, "city");
    const form = new URLSearchParams(await c.req.text());
    switch (fault?.kind) {
      case "503":
        return new Response("Service Unavailable", { status: 503 });
      case "403":
        return refused(403, "Invalid api_key received");
      case "404":
        return refused(404, "service_code not found");
      case "reset":
        throw new Severed();
      case "redirect":
        return c.redirect("http://169.254.169.254/latest/meta-data/", 302);
      case "html":
        return c.html("<html><body>Scheduled maintenance</body></html>");
    }
    if (form.get("api_key") !== CITY_KEY) return refused(403, "Invalid api_key received");
    const taken = take(state, Object.fromEntries(form));
    switch (fault?.kind) {
      case "500AfterAccept":
        return new Response("Internal Server Error", { status: 500 });
      case "timeoutAfterAccept":
        return await hang(state, c.req.raw);
      case "resetAfterAccept":
        throw new Severed();
      case "tokens":
        return xml(requests([{ token: taken.token }]));
      case "noNumber":
        return xml(requests([{ service_notice: "Thank you" }]));
      case "emptyNumber":
        return xml(requests([{ service_request_id: "", service_notice: "Thank you" }]));
    }
    return xml(requests([{ service_request_id: taken.number, account_id: "" }]));
  });

  app.get(`${V2}/tokens/:file`, (c) => {
    const token = nameOf(c);
    const found = state.cityCases.find((each) => each.token === token);
    if (!found) return refused(404, "token not found");
    return xml(requests([{ service_request_id: found.number, token }]));
  });

  app.get(`${V2}/requests.xml`, (c) => {
    if (takeFault(state, "city")?.kind === "badList") return c.html("<html></html>");
    return xml(requests(state.cityCases.map(describe)));
  });

  app.get(`${V2}/requests/:file`, (c) => {
    if (takeFault(state, "city")?.kind === "503") return new Response(null, { status: 503 });
    const found = state.cityCases.find(({ number }) => number === nameOf(c));
    return found ? xml(requests([describe(found)])) : refused(404, "service_request_id not found");
  });

  return app;
}

function take(state: SandboxState, fields: Record<string, string>): SandboxCase {
  const n = state.cityCases.length + 1;
  const number = `311-${String(n).padStart(6, "0")}`;
  const taken: SandboxCase = {
    number,
    token: `T${n}`,
    fields,
    status: "open",
    notes: "",
    takenAt: state.options.now(),
  };
  state.cityCases.push(taken);
  changed(state);
  return taken;
}

function describe({ number, status, notes, fields, takenAt }: SandboxCase) {
  return {
    service_request_id: number,
    status,
    status_notes: notes,
    service_code: fields.service_code ?? "",
    description: fields.description ?? "",
    requested_datetime: takenAt.toISOString(),
  };
}

function nameOf(c: Context): string {
  return c.req.param("file")!.replace(/\.xml$/, "");
}

function requests(all: Record<string, string>[]): string {
  const one = (request: Record<string, string>) =>
    Object.entries(request).map(([name, value]) => `<${name}>${escape(value)}</${name}>`).join("");
  const list = all.map((request) => `<request>${one(request)}</request>`).join("");
  return `<service_requests>${list}</service_requests>`;
}

function refused(status: number, words: string): Response {
  const error = `<error><code>${status}</code><description>${escape(words)}</description></error>`;
  return xml(`<errors>${error}</errors>`, status);
}

function xml(body: string, status = 200): Response {
  return new Response(`<?xml version="1.0" encoding="utf-8"?>\n${body}`, {
    status,
    headers: { "content-type": "text/xml; charset=utf-8" },
  });
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
