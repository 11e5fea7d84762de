// From what openapi.json says of a value to values: mostly as it wants them, now and then not.
import fc, { type Arbitrary } from "fast-check";

// deno-lint-ignore no-explicit-any
type Json = any;

/** Under a field's name, values that do something. */
export type Known = Record<string, unknown[]>;

export class Shapes {
  /** @param document whose `$ref`s are followed */
  constructor(private readonly document: Json, private readonly known: Known) {}

  /** As the schema wants it, as far as it says so. */
  of(given: Json, name = ""): Arbitrary<unknown> {
    const schema = this.resolve(given) ?? {};
    const fitting = this.#fitting(schema, name);
    if (!Object.hasOwn(this.known, name)) return fitting;
    return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...this.known[name]!) }, {
      weight: 1,
      arbitrary: fitting,
    });
  }

  resolve(schema: Json): Json {
    if (!schema?.$ref) return schema;
    return schema.$ref.slice(2).split("/").reduce(
      (at: Json, key: string) => at[key.replaceAll("~1", "/")],
      this.document,
    );
  }

  #fitting(schema: Json, name: string): Arbitrary<unknown> {
    const choices = schema.anyOf ?? schema.oneOf;
    if (choices) return fc.oneof(...choices.map((each: Json) => this.of(each, name)));
    if (schema.allOf) {
      return fc.tuple(...schema.allOf.map((part: Json) => this.of(part)))
        .map((parts) => Object.assign({}, ...parts as object[]));
    }
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.enum) return fc.constantFrom(...schema.enum);
    if (Array.isArray(schema.type)) {
      const { type: types, ...rest } = schema;
      return fc.oneof(...types.map((type: string) => this.#fitting({ ...rest, type }, name)));
    }
    return this.#ofType(schema, name);
  }

  #ofType(schema: Json, name: string): Arbitrary<unknown> {
    switch (schema.type) {
      case "object":
        return this.#object(schema);
      case "array":
        return schema.prefixItems
          ? fc.tuple(...schema.prefixItems.map((item: Json) => this.of(item)))
          : fc.array(this.of(schema.items, singular(name)), {
            minLength: schema.minItems,
            maxLength: Math.min(schema.maxItems ?? 4, (schema.minItems ?? 0) + 4),
          });
      case "integer":
        return fc.integer(bounds(schema, 1_000_000));
      case "number":
        return fc.double({ ...bounds(schema, 1_000), noNaN: true });
      case "boolean":
        return fc.boolean();
      case "null":
        return fc.constant(null);
      default:
        return text(schema);
    }
  }

  #object({ properties = {}, required = [], additionalProperties }: Json): Arbitrary<unknown> {
    const fields = Object.entries(properties).map(([key, inner]) => [key, this.of(inner, key)]);
    if (fields.length === 0 && additionalProperties) {
      return fc.dictionary(fc.string({ maxLength: 8 }), this.of(additionalProperties), {
        maxKeys: 3,
      });
    }
    return fc.record(Object.fromEntries(fields), { requiredKeys: required });
  }
}

/** What no schema asks for, or nobody types. */
export const ODD: Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom<unknown>(
    "",
    "\0",
    "\ud800",
    "%",
    "__proto__",
    "'; drop table users; --",
    "9".repeat(5_000),
    "0000-02-30T25:00:00Z",
    "NaN",
    2 ** 63,
    -1,
    1e308,
    5e-324,
    [],
    {},
    null,
  ),
);

function text(schema: Json): Arbitrary<unknown> {
  switch (schema.format) {
    case "uuid":
      return fc.uuid();
    case "date-time":
      return fc.date({
        min: new Date("2026-01-01"),
        max: new Date("2027-12-31"),
        noInvalidDate: true,
      })
        .map((date) => date.toISOString());
    case "date":
      return fc.date({
        min: new Date("2026-01-01"),
        max: new Date("2027-12-31"),
        noInvalidDate: true,
      })
        .map((date) => date.toISOString().slice(0, 10));
  }
  if (schema.pattern) return matching(schema.pattern);
  const minLength = schema.minLength ?? 0;
  const maxLength = Math.min(schema.maxLength ?? 60, minLength + 60);
  return fc.string({ unit: "grapheme", minLength, maxLength });
}

/** fast-check makes no text of what must not follow: that is looked at afterwards. */
function matching(pattern: string): Arbitrary<string> {
  const whole = new RegExp(pattern);
  const simpler = new RegExp(pattern.replaceAll(/\(\?![^)]*\)/g, ""));
  return fc.stringMatching(simpler).filter((text) => whole.test(text));
}

function bounds(schema: Json, most: number): { min: number; max: number } {
  const step = schema.type === "integer" ? 1 : 1e-6;
  const min = schema.minimum ?? (schema.exclusiveMinimum + step || 0);
  const max = schema.maximum ?? (schema.exclusiveMaximum - step || Math.max(min, most));
  return { min, max };
}

/** "reportIds" → "reportId": what a list of known things is a list of. */
function singular(name: string): string {
  return name.replace(/s$/, "");
}
