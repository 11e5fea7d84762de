// Whether an answer's body is as openapi.json describes it: each field of its kind, and none that nobody
// is told of.
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

// deno-lint-ignore no-explicit-any
type Json = any;

export class DescribedBodies {
  readonly #ajv = new Ajv2020({ strict: false, allErrors: false });
  readonly #validators = new Map<string, ValidateFunction>();

  constructor(private readonly document: Json) {
    (addFormats as unknown as (ajv: Ajv2020) => void)(this.#ajv);
    const strict = structuredClone(document);
    for (const schema of Object.values(strict.components.schemas)) closeWithin(schema);
    for (const item of Object.values(strict.paths) as Json[]) {
      for (const { responses } of Object.values(item) as Json[]) {
        for (const response of Object.values(responses ?? {}) as Json[]) {
          for (const media of Object.values(response.content ?? {}) as Json[]) close(media.schema);
        }
      }
    }
    this.#ajv.addSchema(strict, "openapi");
  }

  /** What is wrong with it, in words; undefined: nothing, or there is none described. */
  findFault(route: string, status: number, type: string, body: unknown): string | undefined {
    const [method, path] = route.split(" ") as [string, string];
    const key = path.replace(/:(\w+)/g, "{$1}");
    const media = this.document.paths[key]?.[method.toLowerCase()]?.responses?.[status]
      ?.content?.[type];
    if (!media?.schema) return undefined;
    const place = [
      "paths",
      key,
      method.toLowerCase(),
      "responses",
      String(status),
      "content",
      type,
    ];
    const pointer = [...place, "schema"].map((part) =>
      encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"))
    ).join("/");
    const validate = this.#validators.get(pointer) ??
      this.#ajv.compile({ $ref: `openapi#/${pointer}` });
    this.#validators.set(pointer, validate);
    if (validate(body)) return undefined;
    const { instancePath, message, params } = validate.errors!.at(-1)!;
    return `${instancePath || "the body"} ${message} ${JSON.stringify(params)}`;
  }
}

/** Where a value stands: whatever is said of it in whichever parts, it has no other field. */
function close(schema: Json): void {
  if (typeof schema !== "object" || schema === null) return;
  closeWithin(schema);
  const isObject = schema.$ref || schema.allOf || schema.anyOf || schema.oneOf || schema.properties;
  if (isObject && schema.additionalProperties === undefined) schema.unevaluatedProperties = false;
}

function closeWithin(schema: Json): void {
  for (const inner of Object.values(schema.properties ?? {})) close(inner);
  for (const inner of schema.prefixItems ?? []) close(inner);
  if (schema.items) close(schema.items);
  if (typeof schema.additionalProperties === "object") close(schema.additionalProperties);
  // Of what must be all at once, one part need not know what another says; which it names is closed itself.
  for (const part of [...schema.anyOf ?? [], ...schema.oneOf ?? []]) {
    closeWithin(part);
  }
}
