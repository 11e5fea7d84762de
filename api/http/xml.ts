// XML by tagged templates: what is put in is text, unless it is XML already.

export class Xml {
  constructor(readonly text: string) {}
}

type Part = string | Xml | Xml[];

/** xml`<title>${title}</title>` */
export function xml(strings: TemplateStringsArray, ...parts: Part[]): Xml {
  return new Xml(strings.reduce((text, string, n) => text + writePart(parts[n - 1]!) + string));
}

type Attributes = Record<string, string>;

/** For elements by the million, in one line each. */
export function element(name: string, ...content: (string | Xml | Attributes)[]): Xml {
  const attributes = content.filter((part) => typeof part === "object" && !(part instanceof Xml));
  const written = Object.entries(Object.assign({}, ...attributes) as Attributes)
    .map(([key, value]) => ` ${key}="${writePart(value)}"`);
  const inner = content.filter((part) => typeof part === "string" || part instanceof Xml);
  return new Xml(`<${name}${written.join("")}>${inner.map(writePart).join("")}</${name}>`);
}

/** An element only where there is something in it. */
export function optional(part: string | undefined, write: (part: string) => Xml): Xml {
  return part === undefined ? new Xml("") : write(part);
}

export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.text}\n`;
}

function writePart(part: Part): string {
  if (part instanceof Xml) return part.text;
  if (Array.isArray(part)) return part.map(({ text }) => text).join("");
  return part
    // No escape makes these lawful in XML 1.0.
    // deno-lint-ignore no-control-regex
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
