// Requests made from the API's own description: each route, by whom, at what is one's own or somebody else's.
import fc, { type Arbitrary } from "fast-check";
import { requestOf, ROUTE_ACCESS } from "../route_access.ts";
import type { DistrictWithPeople } from "../two_districts.ts";
import { type Known, ODD, Shapes } from "./shapes.ts";

export interface DescribedRequest {
  /** "GET /api/reports/:id" */
  route: string;
  who: string;
  /** With `@redHook.reportId@` where a row of the world is meant, as is `body`. */
  path: string;
  query: [name: string, value: string][];
  body?: string;
  type?: string;
}

// deno-lint-ignore no-explicit-any
type Json = any;

/** Both districts of testing/two_districts.ts, one's own and the other. */
const DISTRICTS = ["redHook", "hoboken"] as const;

/** @param document openapi.json */
export function describedRequests(
  routes: string[],
  document: Json,
  { people, known }: { people: string[]; known: Known },
): Arbitrary<DescribedRequest> {
  const shapes = new Shapes(document, known);
  return fc.oneof(...routes.map((route) => {
    const [method, path] = route.split(" ") as [string, string];
    const described = document.paths[path.replace(/:(\w+)/g, "{$1}")]?.[method.toLowerCase()] ?? {};
    return fc.record({
      route: fc.constant(route),
      who: fc.constantFrom(...people),
      path: pathOf(route, path, described, shapes),
      query: queryOf(described, shapes),
      sent: method === "GET" ? fc.constant({}) : bodyOf(route, described, shapes),
    }).map(({ sent, ...request }) => ({ ...request, ...sent }));
  }));
}

/** Whose name stands in a token is found when the request leaves. */
export function fillTokens(
  text: string,
  world: Record<typeof DISTRICTS[number], DistrictWithPeople>,
): string {
  return text.replace(/@(redHook|hoboken)\.(\w+)@/g, (_, district, key) => {
    return String(world[district as "redHook"][key as keyof DistrictWithPeople]);
  });
}

function tokensOf(district: string): DistrictWithPeople {
  return new Proxy({}, { get: (_, key) => `@${district}.${String(key)}@` }) as DistrictWithPeople;
}

function pathOf(route: string, path: string, described: Json, shapes: Shapes): Arbitrary<string> {
  if (!path.includes(":")) return fc.constant(path);
  const parameters: Json[] = (described.parameters ?? []).map((each: Json) => shapes.resolve(each));
  const filled = fc.tuple(...[...path.matchAll(/:(\w+)/g)].map(([, name]) => {
    const schema = parameters.find((each) => each.in === "path" && each.name === name)?.schema;
    const odd = { weight: 1, arbitrary: ODD };
    return fc.oneof({ weight: 4, arbitrary: shapes.of(schema ?? {}, name!) }, odd);
  })).map((values) => {
    let n = 0;
    return path.replace(/:\w+/g, () => segment(values[n++]));
  });
  if (!ROUTE_ACCESS[route]?.path) return filled;
  const real = DISTRICTS.map((district) => ({
    weight: 2,
    arbitrary: fc.constant(requestOf(route, tokensOf(district))[1].split("?")[0]!),
  }));
  return fc.oneof({ weight: 1, arbitrary: filled }, ...real);
}

/**
 * A token stays readable; what is no whole Unicode cannot be written in an address. Nothing and dots alone would
 * make it another route's.
 */
function segment(value: unknown): string {
  const text = (typeof value === "string" ? value : JSON.stringify(value) ?? "").toWellFormed();
  const written = /^\.{0,2}$/.test(text) ? "-" : text.slice(0, 1_000).toWellFormed();
  return encodeURIComponent(written).replaceAll("%40", "@");
}

function queryOf(described: Json, shapes: Shapes): Arbitrary<[string, string][]> {
  const parameters: Json[] = (described.parameters ?? [])
    .map((each: Json) => shapes.resolve(each))
    .filter((each: Json) => each.in === "query");
  if (parameters.length === 0) return fc.constant([]);
  return fc.tuple(...parameters.map(({ name, schema, required }) => {
    const value = fc.oneof({ weight: 5, arbitrary: shapes.of(schema, name) }, {
      weight: 1,
      arbitrary: ODD,
    });
    const pair = value.map((value): [string, string] => [
      name,
      typeof value === "string" ? value.toWellFormed() : JSON.stringify(value) ?? "",
    ]);
    return required ? pair : fc.option(pair, { nil: undefined, freq: 1 });
  })).map((pairs) => pairs.filter((pair) => pair !== undefined));
}

interface Sent {
  body?: string;
  type?: string;
}

function bodyOf(route: string, described: Json, shapes: Shapes): Arbitrary<Sent> {
  const content = shapes.resolve(described.requestBody ?? {}).content ?? {};
  const [type, media] = Object.entries(content)[0] as [string, Json] ?? [];
  if (!type) return fc.constant({});
  const write = (body: unknown) => ({ type, body: written(type, body) });
  const described_ = { weight: 4, arbitrary: shapes.of(media.schema).map(write) };
  const samples = DISTRICTS.map((district) => requestOf(route, tokensOf(district))[2]);
  const sample = ROUTE_ACCESS[route] && samples[0] !== undefined
    ? [{ weight: 3, arbitrary: fc.constantFrom(...samples).map(write) }]
    : [];
  const spoiled = fc.tuple(shapes.of(media.schema), fc.nat(), ODD)
    .map(([body, place, value]) => write(spoil(body, place, value)));
  const none = fc.constantFrom<Sent>({}, { type, body: "{" }, { type: "text/plain", body: "x" });
  return fc.oneof(described_, ...sample, { weight: 2, arbitrary: spoiled }, {
    weight: 1,
    arbitrary: none,
  });
}

function written(type: string, body: unknown): string {
  if (type === "application/json") return JSON.stringify(body) ?? "";
  const fields = Object.entries(body ?? {}).map(([key, value]) => [
    key,
    typeof value === "string" ? value : JSON.stringify(value) ?? "",
  ]);
  return new URLSearchParams(fields).toString();
}

/** Another value in one place of it. */
function spoil(body: unknown, place: number, value: unknown): unknown {
  const copy = structuredClone(body);
  const places: [holder: Json, key: string][] = [];
  const walk = (at: Json) => {
    if (typeof at !== "object" || at === null) return;
    for (const key of Object.keys(at)) {
      places.push([at, key]);
      walk(at[key]);
    }
  };
  walk(copy);
  if (places.length === 0) return value;
  const [holder, key] = places[place % places.length]!;
  holder[key] = value;
  return copy;
}
