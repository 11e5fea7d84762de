/**
 * An address on this site or of its API, each part encoded: pathTo`/zip/${zip}?lang=${language}`.
 * What somebody typed stays one part: it neither ends the path nor leads up in it.
 */
export function pathTo(texts: TemplateStringsArray, ...parts: (string | number)[]): string {
  return String.raw({ raw: texts }, ...parts.map(encodePart));
}

/** A part of dots alone would be taken for "here" and "up", encoded or not: it is encoded twice. */
function encodePart(part: string | number): string {
  const encoded = encodeURIComponent(part);
  return /^\.{1,2}$/.test(encoded) ? encoded.replaceAll(".", "%252E") : encoded;
}
