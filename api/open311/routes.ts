// Open311 GeoReport v2, a district each (docs/open311.md). What these routes take and answer is the specification's,
// which their discovery names: openapi.json leaves them out.
import { type Context, Hono } from "hono";
import { AppError } from "shared/server/app_error.ts";
import type { Deps } from "../deps.ts";
import type { ApiEnv } from "../http/env.ts";
import { keyOf } from "../sessions/district_keys.ts";
import { asProgram } from "../sessions/viewer.ts";
import { type Arguments, readArguments } from "./arguments.ts";
import { discover, V2 } from "./discovery.ts";
import { getJurisdiction, type Jurisdiction } from "./jurisdiction.ts";
import { findAddressOfPhoto } from "./photos.ts";
import { addRequest } from "./posting.ts";
import { getByToken, getRequest, getRequests } from "./requests.ts";
import { DEFINITION, SERVICE_CODE, SERVICES } from "./services.ts";
import { type Format, type Spark, writeSpark } from "./spark.ts";
import { addUpdate, getUpdates } from "./updates.ts";
import { WORDS } from "./words.ts";

const FORMATS = ["xml", "json"] as const satisfies Format[];
const FILE = /^(.+)\.(xml|json)$/;

export function open311Routes(deps: Deps) {
  const app = new Hono<ApiEnv>();
  const read = async <T>(
    c: Context,
    work: (who: Jurisdiction, args: Arguments) => T | Promise<T>,
  ): Promise<T> => {
    const args = await readArguments(c);
    const answer = async () => await work(await getJurisdiction(deps, c, args), args);
    // Without a key it is for anybody: a manager who looks from a browser sees of another district what all see.
    return keyOf(c) ? await answer() : await asProgram(answer);
  };

  for (const format of FORMATS) {
    const answer = (c: Context, root: string, value: Spark) => write(c, format, root, value);

    app.get(
      `/api/open311/discovery.${format}`,
      (c) => answer(c, "discovery", discover(deps.publicUrl)),
    );

    app.get(`${V2}/services.${format}`, (c) => read(c, () => answer(c, "services", SERVICES)));

    app.get(`${V2}/requests.${format}`, (c) =>
      read(c, async (who, args) => {
        const { requests, next } = await getRequests(deps, who, args);
        if (next) c.header("link", `<${addressOfPage(deps.publicUrl, c, next)}>; rel="next"`);
        return answer(c, "service_requests", requests);
      }));

    app.post(
      `${V2}/requests.${format}`,
      async (c) => answer(c, "service_requests", await addRequest(deps, c, await readArguments(c))),
    );

    app.get(
      `${V2}/servicerequestupdates.${format}`,
      (c) =>
        read(
          c,
          async (who, args) =>
            answer(c, "service_request_updates", await getUpdates(deps, who, args)),
        ),
    );

    app.post(
      `${V2}/servicerequestupdates.${format}`,
      async (c) =>
        answer(c, "service_request_updates", await addUpdate(deps, c, await readArguments(c))),
    );
  }

  app.get(`${V2}/services/:file`, (c) => {
    const { name, format } = readFile(c);
    return read(c, () => {
      if (name !== SERVICE_CODE) {
        throw new AppError("notFound", { says: () => WORDS.serviceUnknown });
      }
      return write(c, format, "service_definition", DEFINITION);
    });
  });

  app.get(`${V2}/requests/:file`, (c) => {
    const { name, format } = readFile(c);
    return read(
      c,
      async (who) => write(c, format, "service_requests", await getRequest(deps, who, name)),
    );
  });

  app.get(`${V2}/tokens/:file`, (c) => {
    const { name, format } = readFile(c);
    return read(
      c,
      async (who) => write(c, format, "service_requests", await getByToken(deps, who, name)),
    );
  });

  app.get(
    `${V2}/photos/:file`,
    async (c) => c.redirect(await findAddressOfPhoto(deps, c.req.param("file")), 302),
  );

  return app;
}

/** The format is asked for by the end of the address, and by nothing else. */
function readFile(c: Context): { name: string; format: Format } {
  const [, name, format] = FILE.exec(c.req.param("file") ?? "") ?? [];
  if (!name) throw new AppError("notFound");
  return { name, format: format as Format };
}

function write(c: Context, format: Format, root: string, value: Spark): Response {
  const { text, contentType } = writeSpark(format, root, value);
  return c.body(text, 200, { "content-type": contentType });
}

/** Without the key, which was asked by: addresses get into logs. */
function addressOfPage(publicUrl: string, c: Context, page: number): string {
  const { pathname, searchParams } = new URL(c.req.url);
  searchParams.delete("api_key");
  searchParams.set("page", String(page));
  return `${publicUrl}${pathname}?${searchParams}`;
}
