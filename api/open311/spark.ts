// One answer in both forms of GeoReport v2: as JSON it is what it is, and XML is the same with a name around each
// of a list's items ("the Spark convention" of the specification).
import { Xml, xml, xmlDocument } from "../http/xml.ts";

export type Format = "xml" | "json";

type Leaf = string | number | boolean | null;
export type Spark = Leaf | Spark[] | { [name: string]: Spark };

/** What an item of a list is called. */
const ITEMS: Record<string, string> = {
  endpoints: "endpoint",
  formats: "format",
  services: "service",
  attributes: "attribute",
  values: "value",
  service_requests: "request",
  service_request_updates: "request_update",
  errors: "error",
};

const TYPES: Record<Format, string> = {
  xml: "text/xml; charset=utf-8",
  json: "application/json; charset=utf-8",
};

/** `root`: what all of it is called in XML; JSON has no name for it. */
export function writeSpark(
  format: Format,
  root: string,
  value: Spark,
): { text: string; contentType: string } {
  const text = format === "json" ? JSON.stringify(value) : xmlDocument(element(root, value));
  return { text, contentType: TYPES[format] };
}

function element(name: string, value: Spark): Xml {
  const inner = contentOf(name, value);
  return new Xml(inner.text === "" ? `<${name}/>` : `<${name}>${inner.text}</${name}>`);
}

function contentOf(name: string, value: Spark): Xml {
  if (value === null) return new Xml("");
  if (Array.isArray(value)) return join(value.map((item) => element(ITEMS[name]!, item)));
  if (typeof value === "object") {
    return join(Object.entries(value).map(([field, part]) => element(field, part)));
  }
  return xml`${String(value)}`;
}

function join(parts: Xml[]): Xml {
  return xml`${parts}`;
}
