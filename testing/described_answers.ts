// A net under every test of the API: whatever a route answers, its description says that it may.
import type { OpenAPIHono } from "@hono/zod-openapi";
import { isReadable } from "shared/request_line.ts";
import { describeApi } from "../api/docs/document.ts";
import type { ApiEnv } from "../api/http/env.ts";
import type { RoutePattern } from "../api/http/refusing.ts";

type App = OpenAPIHono<ApiEnv>;

interface DescribedAnswer {
  content?: Record<string, { examples?: Record<string, unknown> }>;
}

/** The same for every app, whatever it works with. */
let document: ReturnType<typeof describeApi> | undefined;

export class DescribedAnswers {
  readonly #surprises = new Set<string>();

  constructor(private readonly app: App) {}

  /** The same answer, looked at. */
  async check(request: Request, answer: Response): Promise<Response> {
    const route = this.#findRoute(request);
    const described = route && this.#describe(route);
    const surprise = described && await findSurprise(described, answer);
    if (surprise) this.#surprises.add(`${route.method} ${route.path} answered ${surprise}`);
    return answer;
  }

  /** @throws Error where an answer was not as its route is described */
  end(): void {
    if (this.#surprises.size === 0) return;
    throw new Error(`Not as described in openapi.json: ${[...this.#surprises].join("; ")}`);
  }

  /** Undefined: there is none at this path, or no route is asked about it. */
  #findRoute(request: Request) {
    if (!isReadable(request)) return undefined;
    const method = request.method === "HEAD" ? "GET" : request.method;
    const [matches] = this.app.router.match(method, this.app.getPath(request));
    return matches.map(([[, route]]) => route).find(({ method }) => method !== "ALL");
  }

  /** By status. Undefined for what is for people, as the documentation. */
  #describe({ method, path }: RoutePattern): Record<string, DescribedAnswer> | undefined {
    document ??= describeApi(this.app);
    const item = document.paths?.[path.replace(/:(\w+)/g, "{$1}")];
    return item?.[method.toLowerCase() as "get"]?.responses;
  }
}

/** What is not described: a status, a type, or the code of a refusal. */
async function findSurprise(
  described: Record<string, DescribedAnswer>,
  answer: Response,
): Promise<string | undefined> {
  const { status, headers } = answer;
  const as = described[status];
  if (!as) return `${status} ${await codeOf(answer)}`;
  const type = headers.get("content-type")?.split(";")[0];
  const content = type ? as.content?.[type] : undefined;
  if (type && !content) return `${status} ${type}`;
  // To HEAD there is no more to look at.
  if (!content?.examples || !answer.body) return undefined;
  const code = await codeOf(answer);
  return code in content.examples ? undefined : `${status} ${code}`;
}

async function codeOf(answer: Response): Promise<string> {
  if (!answer.body || !answer.headers.get("content-type")?.includes("json")) return "";
  const { error } = await answer.clone().json();
  return error?.code ?? "";
}
