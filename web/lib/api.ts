// The web's client of the API: asks as the visitor, checks what comes back.
import { HttpError } from "fresh";
import { ErrorBody } from "shared/api/errors.ts";
import type { z } from "zod";

const TIMEOUT_MS = 5_000;

/** What the API refused, in its own words; thrown, it becomes the error page of its status. */
export class ApiError extends HttpError {
  override name = "ApiError";

  constructor(
    status: HttpError["status"],
    readonly code: string,
    message: string,
    readonly fields: Record<string, string> = {},
    readonly retryAfterSeconds?: number,
  ) {
    super(status, message);
  }
}

export interface ApiOptions {
  fetch: typeof fetch;
  /** Without a slash at the end. */
  url: string;
  /** The request of the visitor for whom the API is asked. */
  visitor: Headers;
  requestId: string;
  /** Told each Set-Cookie line of an answer. */
  onCookie: (line: string) => void;
}

/**
 * Paths begin with "/api/". With a schema an answer is parsed by it; without, it is not read.
 *
 * @throws ApiError for every refusal; 503 `apiUnavailable` where no answer came in time
 */
export class Api {
  #cookie: string;

  constructor(private readonly options: ApiOptions) {
    this.#cookie = options.visitor.get("cookie") ?? "";
  }

  get<T>(path: string, schema: z.ZodType<T>): Promise<T> {
    return this.#ask("GET", path, undefined, schema);
  }

  post(path: string, body?: unknown): Promise<void>;
  post<T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<T>;
  post<T>(path: string, body?: unknown, schema?: z.ZodType<T>): Promise<T | void> {
    return this.#ask("POST", path, body, schema);
  }

  patch(path: string, body: unknown): Promise<void>;
  patch<T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<T>;
  patch<T>(path: string, body: unknown, schema?: z.ZodType<T>): Promise<T | void> {
    return this.#ask("PATCH", path, body, schema);
  }

  delete(path: string): Promise<void> {
    return this.#ask("DELETE", path) as Promise<void>;
  }

  async #ask<T>(method: string, path: string, body?: unknown, schema?: z.ZodType<T>): Promise<T> {
    const response = await this.#send(method, path, body);
    for (const line of response.headers.getSetCookie()) this.options.onCookie(line);
    if (!response.ok) throw await refusalOf(response);
    if (schema) return schema.parse(await response.json());
    await response.body?.cancel();
    return undefined as T;
  }

  async #send(method: string, path: string, body: unknown): Promise<Response> {
    const { visitor, url, requestId } = this.options;
    const headers = new Headers({ accept: "application/json", "x-request-id": requestId });
    if (this.#cookie) headers.set("cookie", this.#cookie);
    const address = visitor.get("x-forwarded-for");
    if (address) headers.set("x-forwarded-for", address);
    if (body !== undefined) headers.set("content-type", "application/json");
    try {
      return await this.options.fetch(`${url}${path}`, {
        method,
        headers,
        body: body === undefined ? undefined : JSON.stringify(body),
        redirect: "manual",
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (cause) {
      throw unavailable(cause);
    }
  }
}

function unavailable(cause: unknown): ApiError {
  const message = "FloodLine cannot answer just now. Please try again in a minute.";
  return Object.assign(new ApiError(503, "apiUnavailable", message, {}, 30), { cause });
}

async function refusalOf(response: Response): Promise<ApiError> {
  const status = response.status as HttpError["status"];
  const parsed = ErrorBody.safeParse(await response.json().catch(() => undefined));
  if (!parsed.success) return unavailable(new Error(`The API answered ${status} without a reason`));
  const { code, message, fields } = parsed.data.error;
  const retryAfter = Number(response.headers.get("retry-after")) || undefined;
  return new ApiError(status, code, message, fields, retryAfter);
}

/** For forms: a refusal to show beside its fields comes back; anything else is thrown on. */
export async function attempt<T>(
  answer: Promise<T>,
): Promise<{ value: T; refusal?: undefined } | { value?: undefined; refusal: ApiError }> {
  try {
    return { value: await answer };
  } catch (error) {
    if (error instanceof ApiError && FOR_FORMS.includes(error.status)) return { refusal: error };
    throw error;
  }
}

const FOR_FORMS = [400, 404, 409, 413, 422, 429, 503];
