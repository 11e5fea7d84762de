// GeoReport v2 as its clients ask: a district with keys, and one beside it.
import { startApi, type TestApi } from "./api.ts";
import { cloneDatabase } from "./database.ts";
import { addDistrict, addKey, HOBOKEN, RED_HOOK } from "./rows.ts";
import { startSandbox } from "./sandbox.ts";
import type { Element } from "./xml.ts";

export const V2 = "/api/open311/v2";
export const NOW = "2026-11-22T18:00:00Z";
/** Keys of the district's, and one of its neighbour's. */
export const WRITE = "floodline_key_write";
export const READ = "floodline_key_read";
export const THEIRS = "floodline_key_theirs";
export const IN_RED_HOOK = { latitude: 40.6771111, longitude: -74.0093333 };
export const JURISDICTION = { jurisdiction_id: "red-hook" };

type Args = Record<string, string> | [string, string][];

interface Reply {
  status: number;
  type: string;
  headers: Headers;
  text: string;
  // deno-lint-ignore no-explicit-any
  json: any;
}

export async function startOpen311() {
  await using starting = new AsyncDisposableStack();
  const database = starting.use(await cloneDatabase());
  const sandbox = starting.use(await startSandbox());
  const api = starting.use(await startApi(database, sandbox));
  api.clock.set(NOW);
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const { id: elsewhere } = await addDistrict(sql, HOBOKEN);
  const keyId = await addKey(sql, bidId, { key: WRITE, scope: "write" });
  await addKey(sql, bidId, { key: READ });
  await addKey(sql, elsewhere, { key: THEIRS, scope: "write" });
  const owned = starting.move();
  return {
    api,
    sql,
    bidId,
    elsewhere,
    keyId,
    ask: asking(api),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** As a client would: what goes into the address, and what into a form. */
function asking(api: TestApi) {
  return async (
    path: string,
    { query = {}, form, headers = {} }: {
      query?: Args;
      form?: Args | FormData;
      headers?: Record<string, string>;
    } = {},
  ): Promise<Reply> => {
    const asked = new URLSearchParams(query);
    const body = form === undefined || form instanceof FormData ? form : new URLSearchParams(form);
    const { status, headers: got, text } = await api.client().send(
      form === undefined ? "GET" : "POST",
      `${path}${asked.size > 0 ? `?${asked}` : ""}`,
      { body, headers },
    );
    const type = got.get("content-type") ?? "";
    return { status, type, headers: got, text, json: type.includes("json") && JSON.parse(text) };
  };
}

export const XML = "text/xml; charset=utf-8";
export const JSON_TYPE = "application/json; charset=utf-8";
export const REPORT = {
  api_key: WRITE,
  ...JURISDICTION,
  service_code: "flooding",
  lat: "40.6771111",
  long: "-74.0093333",
  "attribute[DEPTH]": "knee",
  description: "Water over the curb",
};

/** What of an answer in JSON stands in the one in XML: each name, nested alike, each value as text. */
export function asXml(element: Element): unknown {
  if (element.children.length === 0) return element.text === "" ? null : element.text;
  const names = new Set(element.children.map(({ name }) => name));
  const isList = element.name === "services" || /s$/.test(element.name) && names.size === 1;
  if (isList) return element.children.map(asXml);
  return Object.fromEntries(element.children.map((child) => [child.name, asXml(child)]));
}

/** As XML has it: no types, nothing for null, and a list of none is as nothing. */
export function flat(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(flat);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, flat(v)]));
  }
  return value === null || value === "" ? null : String(value);
}
