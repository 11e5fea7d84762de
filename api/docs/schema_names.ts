// Names for the schemas in the OpenAPI document, so that it reads `Report` and not its 14 fields
// each time.
import { z } from "@hono/zod-openapi";
import * as district from "shared/api/district.ts";
import { ErrorBody } from "shared/errors.ts";
import * as map from "shared/api/map.ts";
import * as messages from "shared/api/messages.ts";
import * as people from "shared/api/people.ts";
import * as reports from "shared/api/reports.ts";
import * as zips from "shared/api/zips.ts";

const NAMED = { ...people, ...messages, ...reports, ...zips, ...map, ...district, ErrorBody };

for (const [id, schema] of Object.entries(NAMED)) {
  if (schema instanceof z.ZodType) z.globalRegistry.add(schema, { id });
}

interface Document {
  components?: { schemas?: object };
}

/**
 * Moves each named schema to `components.schemas`. The generator writes a schema's name into it as
 * `id`, and makes a component only of those named by its own `.openapi()`, which shared/ must not
 * know of.
 */
export function withNames<T extends Document>(document: T): T {
  const schemas: Record<string, unknown> = { ...document.components?.schemas };
  const hoist = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(hoist);
    if (typeof value !== "object" || value === null) return value;
    const hoisted = Object.fromEntries(Object.entries(value).map(([k, v]) => [k, hoist(v)]));
    const { id, ...schema } = hoisted;
    if (typeof id !== "string" || !(id in NAMED)) return hoisted;
    schemas[id] = schema;
    return { $ref: `#/components/schemas/${id}` };
  };
  const hoisted = hoist(document) as T;
  return { ...hoisted, components: { ...hoisted.components, schemas } };
}
