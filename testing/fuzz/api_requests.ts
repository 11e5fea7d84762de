// Requests to each route of the API, nearly right: as its own document has them, with something wrong.
import type { Random } from "../../ground/random.ts";
import { oddBody, oddHeaders, oddQuery, oddSegment, oddText, oddValue } from "./odd_values.ts";

export interface OddRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer>;
}

interface Route {
  method: string;
  /** "/api/reports/:id" */
  path: string;
}

// deno-lint-ignore no-explicit-any
type Json = any;

const METHODS = [
  "GET",
  "HEAD",
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
  "OPTIONS",
  "PROPFIND",
  "X",
  "get",
];

export class ApiRequests {
  /** @param known name of a parameter or a field → values that exist */
  constructor(
    private readonly routes: Route[],
    private readonly document: Json,
    private readonly known: Record<string, unknown[]>,
  ) {}

  next(random: Random): OddRequest {
    const route = random.pick(this.routes);
    const described = this.document.paths[route.path.replace(/:(\w+)/g, "{$1}")]
      ?.[route.method.toLowerCase()] ?? {};
    const method = random.isOneIn(30) ? random.pick(METHODS) : route.method;
    const path = route.path.replace(
      /:(\w+)/g,
      (_, name) => random.isOneIn(3) ? oddSegment(random) : String(this.#usual(random, name)),
    );
    const parameters = (described.parameters ?? [])
      .map((parameter: Json) => this.#resolve(parameter))
      .filter((parameter: Json) => parameter.in === "query");
    const query = oddQuery(
      random,
      parameters.map(({ name }: Json) => name),
      (name) => {
        const { schema } = parameters.find((parameter: Json) => parameter.name === name);
        return String(this.#fill(random, schema, name));
      },
    );
    const request: OddRequest = { method, path: path + query, headers: oddHeaders(random) };
    if (/^(get|head)$/i.test(method)) return request;
    const wrong = oddBody(random);
    if (wrong) {
      request.headers["content-type"] = wrong.type;
      request.body = wrong.body;
      return request;
    }
    const content = this.#resolve(described.requestBody ?? {}).content ?? {};
    const schema = content["application/json"]?.schema;
    if (schema) {
      request.headers["content-type"] = "application/json";
      request.body = JSON.stringify(this.#spoil(random, this.#fill(random, schema)));
    } else if (route.path.includes("twilio")) {
      request.headers["content-type"] = "application/x-www-form-urlencoded";
      request.body = this.#webhook(random);
    }
    return request;
  }

  #webhook(random: Random): string {
    const names = ["MessageSid", "From", "To", "Body", "NumMedia", "MediaUrl0", "MessageStatus"];
    return new URLSearchParams(names.map((name) => [name, oddText(random).toWellFormed()]))
      .toString();
  }

  #resolve(schema: Json): Json {
    if (!schema?.$ref) return schema;
    return schema.$ref.slice(2).split("/").reduce(
      (at: Json, key: string) => at[key],
      this.document,
    );
  }

  #usual(random: Random, name: string): unknown {
    return Object.hasOwn(this.known, name) ? random.pick(this.known[name]!) : oddText(random);
  }

  /** As the schema wants it, as far as it says so. */
  #fill(random: Random, given: Json, name = ""): unknown {
    const schema = this.#resolve(given) ?? {};
    const choices = schema.anyOf ?? schema.oneOf;
    if (choices) return this.#fill(random, random.pick(choices), name);
    if (schema.allOf) {
      return Object.assign({}, ...schema.allOf.map((part: Json) => this.#fill(random, part, name)));
    }
    if (schema.const !== undefined) return schema.const;
    if (schema.enum) return random.pick(schema.enum);
    if (Object.hasOwn(this.known, name)) return random.pick(this.known[name]!);
    const type = Array.isArray(schema.type) ? random.pick(schema.type as string[]) : schema.type;
    switch (type) {
      case "object":
        return Object.fromEntries(
          Object.entries(schema.properties ?? {})
            .filter(([key]) => schema.required?.includes(key) || random.isOneIn(2))
            .map(([key, inner]) => [key, this.#fill(random, inner, key)]),
        );
      case "array":
        return Array.from(
          { length: random.whole(0, 3) },
          () => this.#fill(random, schema.items, name),
        );
      case "integer":
        return random.whole(schema.minimum ?? 0, Math.min(schema.maximum ?? 100, 1e6));
      case "number":
        return random.between(schema.minimum ?? 0, schema.maximum ?? 100);
      case "boolean":
        return random.isOneIn(2);
      case "null":
        return null;
      default:
        return schema.format === "uuid" ? random.id(new Date()) : oddText(random);
    }
  }

  /** One or two leaves become something else, go away, or get a neighbour. */
  #spoil(random: Random, body: unknown): unknown {
    for (let times = random.whole(0, 2); times > 0; times--) {
      const objects = objectsIn(body);
      if (objects.length === 0 || random.isOneIn(12)) return oddValue(random);
      const object = random.pick(objects);
      const keys = Object.keys(object);
      const key = keys.length > 0 ? random.pick(keys) : "a";
      const act = random.whole(0, 9);
      if (act === 0) delete object[key];
      else if (act === 1) object[key] = [object[key]];
      else if (act === 2) {
        define(object, random.pick(["__proto__", "constructor", "id"]), oddValue(random));
      } else object[key] = oddValue(random);
    }
    return body;
  }
}

function objectsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== "object" || value === null) return [];
  const own = value as Record<string, unknown>;
  return [
    own,
    ...Object.values(own).slice(0, 20).flatMap((inner) => objectsIn(inner).slice(0, 20)),
  ];
}

/** Also "__proto__" as a name like any other, as JSON has it. */
function define(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}
