// XML by tagged templates: what is put in is text, unless it is XML already.

export class Xml {
  constructor(readonly text: string) {}
}

type Part = string | Xml | Xml[];

/** xml`<title>${title}</title>` */
export function xml(strings: TemplateStringsArray, ...parts: Part[]): Xml {
  return new Xml(strings.reduce((text, string, n) => text + writePart(parts[n - 1]!) + string));
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
