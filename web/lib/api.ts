// The web's client of the API: asks as the visitor, checks what comes back.
import { HttpError } from "fresh";
import { ErrorBody } from "shared/errors.ts";
import type { Language } from "shared/languages.ts";
import type { z } from "zod";
import type { Asked } from "./visit.ts";
import { WORDS } from "@/words/words.ts";

/** What the API refused, in its own words; thrown, it becomes the error page of its status. */
export class ApiError extends HttpError {
  override name = "ApiError";
  /** Field → what is wrong with it. */
  readonly fields: Record<string, string>;
  readonly retryAfterSeconds?: number;

  constructor(
    status: HttpError["status"],
    readonly code: string,
    message: string,
    { fields = {}, retryAfterSeconds, cause }: {
      fields?: Record<string, string>;
      retryAfterSeconds?: number;
      cause?: unknown;
    } = {},
  ) {
    super(status, message, { cause });
    this.fields = fields;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** It takes a while to send one by a phone, and some seconds to read. */
const FILE_TIMEOUT_MS = 60_000;

interface ApiOptions {
  fetch: typeof fetch;
  /** Without a slash at the end. */
  url: string;
  /** The request of the visitor for whom the API is asked. */
  visitor: Headers;
  /** What the API's refusals are told in. */
  language: Language;
  requestId: string;
  /** Told each Set-Cookie line of an answer. */
  onCookie: (line: string) => void;
  /** Of each refusal, also of one that the page goes on to show. */
  onRefusal?: (refusal: ApiError) => void;
  /** Of each answer to a GET. */
  onRead?: (asked: Asked) => void;
  /** 5 seconds, unless a test has no time for that. */
  timeoutMs?: number;
}

/**
 * Paths begin with "/api/". With a schema an answer is parsed by it; without, it is not read.
 *
 * @throws ApiError for every refusal; 503 `apiUnavailable` where no answer came in time
 */
export class Api {
  constructor(private readonly options: ApiOptions) {}

  /** What its refusals are told in. */
  get language(): Language {
    return this.options.language;
  }

  get<T>(path: string, schema: z.ZodType<T>): Promise<T> {
    return this.#ask("GET", path, undefined, schema);
  }

  post(path: string, body?: unknown): Promise<void>;
  post<T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<T>;
  post<T>(path: string, body?: unknown, schema?: z.ZodType<T>): Promise<T | void> {
    return this.#ask("POST", path, body, schema);
  }

  put(path: string, body: unknown): Promise<void>;
  put<T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<T>;
  put<T>(path: string, body: unknown, schema?: z.ZodType<T>): Promise<T | void> {
    return this.#ask("PUT", path, body, schema);
  }

  patch(path: string, body: unknown): Promise<void>;
  patch<T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<T>;
  patch<T>(path: string, body: unknown, schema?: z.ZodType<T>): Promise<T | void> {
    return this.#ask("PATCH", path, body, schema);
  }

  delete(path: string): Promise<void> {
    return this.#ask("DELETE", path) as Promise<void>;
  }

  /** A visitor's form with a file, as it comes: nobody here looks into it. */
  async passForm(path: string, request: Request): Promise<void> {
    const headers = headersFor(this.options);
    headers.set("content-type", request.headers.get("content-type") ?? "");
    const { fetch, url, language } = this.options;
    let answer: { status: number; headers: Headers; text: string };
    try {
      const response = await fetch(`${url}${path}`, {
        method: "POST",
        headers,
        body: request.body,
        redirect: "manual",
        signal: AbortSignal.timeout(FILE_TIMEOUT_MS),
      });
      const text = await response.text();
      answer = { status: response.status, headers: response.headers, text };
    } catch (error) {
      throw unavailable(error, language);
    }
    for (const line of answer.headers.getSetCookie()) this.options.onCookie(line);
    if (answer.status < 300) return;
    const refusal = refusalOf(answer.status, answer.headers, answer.text, language);
    this.options.onRefusal?.(refusal);
    throw refusal;
  }

  async #ask<T>(method: string, path: string, body?: unknown, schema?: z.ZodType<T>): Promise<T> {
    const isRead = method === "GET";
    const { status, headers, text } = await this.#send(method, path, body).catch((error) => {
      if (isRead) this.options.onRead?.({ path, isRefused: true });
      throw error;
    });
    if (isRead) {
      const etag = headers.get("etag") ?? undefined;
      this.options.onRead?.({ path, etag, isRefused: status !== 200 });
    }
    for (const line of headers.getSetCookie()) this.options.onCookie(line);
    if (status < 200 || status > 299) {
      const refusal = refusalOf(status, headers, text, this.language);
      this.options.onRefusal?.(refusal);
      throw refusal;
    }
    return schema ? schema.parse(parseJson(text, this.language)) : undefined as T;
  }

  async #send(method: string, path: string, body: unknown) {
    const { url, language } = this.options;
    const headers = headersFor(this.options);
    if (body !== undefined) headers.set("content-type", "application/json");
    try {
      const response = await this.options.fetch(`${url}${path}`, {
        method,
        headers,
        body: body === undefined ? undefined : JSON.stringify(body),
        redirect: "manual",
        signal: AbortSignal.timeout(this.options.timeoutMs ?? 5_000),
      });
      return { status: response.status, headers: response.headers, text: await response.text() };
    } catch (error) {
      throw unavailable(error, language);
    }
  }
}

/** Of each request for a visitor. */
export function headersFor(
  { visitor, language, requestId }: Pick<ApiOptions, "visitor" | "language" | "requestId">,
): Headers {
  const headers = new Headers({
    accept: "application/json",
    "accept-language": language,
    "x-request-id": requestId,
  });
  for (const name of PASSED_ON) {
    const value = visitor.get(name);
    if (value) headers.set(name, value);
  }
  return headers;
}

/** Who asks, from where and with what: the API's sessions, limits and lists of devices go by it. */
const PASSED_ON = ["cookie", "x-forwarded-for", "user-agent"];

function refusalOf(
  status: number,
  headers: Headers,
  text: string,
  language: Language,
): ApiError {
  const { data } = ErrorBody.safeParse(parseJson(text, language));
  if (!data) return unavailable(new Error(`${status} without a reason`), language);
  const { code, message, fields } = data.error;
  const retryAfterSeconds = Number(headers.get("retry-after")) || undefined;
  return new ApiError(status as HttpError["status"], code, message, { fields, retryAfterSeconds });
}

/** What is no JSON comes from something before the API, as a gateway without it. */
function parseJson(text: string, language: Language): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unavailable(error, language);
  }
}

function unavailable(cause: unknown, language: Language): ApiError {
  const message = WORDS[language].common.unavailable;
  return new ApiError(503, "apiUnavailable", message, { retryAfterSeconds: 30, cause });
}

/** For forms: a refusal to show beside its fields comes back; anything else is thrown on. */
export async function attempt<T>(
  answer: Promise<T>,
): Promise<{ value: T; refusal?: undefined } | { value?: undefined; refusal: ApiError }> {
  try {
    return { value: await answer };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    // Of all that is forbidden this alone can be mended, on the way back with a new code.
    const isForForms = FOR_FORMS.includes(error.status) || error.code === "freshCodeNeeded";
    if (isForForms) return { refusal: error };
    throw error;
  }
}

const FOR_FORMS = [400, 404, 409, 413, 422, 429, 503];
