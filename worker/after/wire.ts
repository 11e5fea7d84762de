// What goes to the process that typesets, and comes back: bytes as base64.
import { Buffer } from "node:buffer";
import type { TypesetOrder, TypesetReport } from "./typeset.ts";

const encode = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
const decode = (text: string) => Uint8Array.from(Buffer.from(text, "base64"));

export function writeOrder({ photos, ...order }: TypesetOrder): string {
  return JSON.stringify({
    ...order,
    photos: [...photos].map(([id, bytes]) => [id, encode(bytes)]),
  });
}

export function readOrder(text: string): TypesetOrder {
  const { photos, orderedAt, ...order } = JSON.parse(text);
  const decoded = photos.map(([id, bytes]: [string, string]) => [id, decode(bytes)]);
  return { ...order, orderedAt: new Date(orderedAt), photos: new Map(decoded) };
}

export function writeReport({ reading, archive }: TypesetReport): string {
  return JSON.stringify({ reading: encode(reading), archive: encode(archive) });
}

export function readReport(text: string): TypesetReport {
  const { reading, archive } = JSON.parse(text);
  return { reading: decode(reading), archive: decode(archive) };
}
