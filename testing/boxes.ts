// Bytes of HEIC photos and MP4 videos, box by box (ISO/IEC 14496-12).

export type Bytes = number[];

export const text = (words: string): Bytes => [...new TextEncoder().encode(words)];

/** Big-endian. */
export const uint = (value: number, size: number): Bytes =>
  Array.from({ length: size }, (_, i) => Math.floor(value / 256 ** (size - 1 - i)) & 255);

export function box(type: string, ...content: Bytes[]): Bytes {
  const bytes = content.flat();
  return [...uint(bytes.length + 8, 4), ...text(type), ...bytes];
}

/** With version and flags before its content. */
export const fullBox = (type: string, versionAndFlags: number, ...content: Bytes[]): Bytes =>
  box(type, uint(versionAndFlags, 4), ...content);
