// Photos as cameras make them, drawn by the browser itself.
import type { Page } from "playwright-core";
import { movie } from "../testing/movie.ts";

interface Picture {
  name: string;
  mimeType: string;
  buffer: never;
}

/** A JPEG that says when and where it was taken, and that it lies on its side. */
export async function cameraPhoto(
  page: Page,
  facts: { takenAt: string; latitude: number; longitude: number },
): Promise<Picture> {
  const jpeg = await drawn(page, 400, 200);
  const exif = exifSegment(facts);
  const bytes = new Uint8Array([...jpeg.slice(0, 2), ...exif, ...jpeg.slice(2)]);
  return { name: "camera.jpg", mimeType: "image/jpeg", buffer: Buffer.from(bytes) as never };
}

/** Noise, which no compression makes smaller: about 4 bytes a pixel. */
export async function hugePhoto(): Promise<Picture> {
  const { PNG } = await import("pngjs");
  const side = 3_200;
  const image = new PNG({ width: side, height: side });
  for (let i = 0; i < image.data.length; i += 65_536) {
    crypto.getRandomValues(image.data.subarray(i, i + 65_536));
  }
  for (let i = 3; i < image.data.length; i += 4) image.data[i] = 255;
  const buffer = PNG.sync.write(image, { deflateLevel: 0, filterType: 0 });
  return { name: "huge.png", mimeType: "image/png", buffer: buffer as never };
}

/** A second of a video that plays, filmed by the browser itself, with a place wherever there is room. */
export async function phoneVideo(page: Page, place: string, make = movie): Promise<Picture> {
  const file = make({ frames: await filmed(page), place });
  return { name: "VID_0001", mimeType: "video/3gpp", buffer: Buffer.from(file) as never };
}

/** One whose index nobody can read, with a place in it. */
export function unreadableVideo(place: string): Picture {
  const file = box("ftyp", "isom\0\0\x02\0isommp41") +
    box("moov", box("cmov", place)) + box("mdat", "FRAMES");
  return { name: "old.mov", mimeType: "", buffer: Buffer.from(file, "latin1") as never };
}

/** Frames of VP9, which every Chromium can both write and read. */
async function filmed(page: Page): Promise<Uint8Array[]> {
  const frames = await page.evaluate(async () => {
    const frames: number[][] = [];
    const encoder = new VideoEncoder({
      output: (chunk) => {
        const bytes = new Uint8Array(chunk.byteLength);
        chunk.copyTo(bytes);
        frames.push([...bytes]);
      },
      error: (error) => console.error(error),
    });
    encoder.configure({ codec: "vp09.00.10.08", width: 64, height: 64 });
    const canvas = new OffscreenCanvas(64, 64);
    const pen = canvas.getContext("2d")!;
    for (let i = 0; i < 10; i++) {
      pen.fillStyle = `hsl(${i * 36}deg 80% 50%)`;
      pen.fillRect(0, 0, 64, 64);
      const frame = new VideoFrame(canvas, { timestamp: i * 100_000 });
      encoder.encode(frame, { keyFrame: i === 0 });
      frame.close();
    }
    await encoder.flush();
    return frames;
  });
  return frames.map((frame) => new Uint8Array(frame));
}

/** A HEIC photo's boxes, without anything in them: as most browsers see an iPhone's. */
export function undrawableHeic(): Picture {
  const meta = box("iinf", "\0".repeat(6)) + box("iloc", "\0\0\0\0\x44\0\0\0");
  const file = box("ftyp", "heic\0\0\0\0heic") + box("meta", "\0\0\0\0" + meta);
  const buffer = Buffer.from(file, "latin1") as never;
  return { name: "iphone.heic", mimeType: "image/heic", buffer };
}

function box(type: string, content: string): string {
  const size = new Uint8Array(uint(content.length + 8, 4)).reverse();
  return String.fromCharCode(...size) + type + content;
}

async function drawn(page: Page, width: number, height: number): Promise<Uint8Array> {
  const bytes = await page.evaluate(async ([width, height]) => {
    const canvas = new OffscreenCanvas(width!, height!);
    const pen = canvas.getContext("2d")!;
    pen.fillStyle = "steelblue";
    pen.fillRect(0, 0, width!, height!);
    const blob = await canvas.convertToBlob({ type: "image/jpeg" });
    return [...new Uint8Array(await blob.arrayBuffer())];
  }, [width, height]);
  return new Uint8Array(bytes);
}

type Tag = [id: number, type: 2 | 3 | 4 | 5, count: number, value: number[]];

/** The APP1 segment: three directories of tags, little-endian (Exif 2.3). */
function exifSegment(facts: { takenAt: string; latitude: number; longitude: number }): number[] {
  const ascii = (text: string) => [...new TextEncoder().encode(`${text}\0`)];
  const degrees = (value: number) => {
    const all = Math.abs(value);
    const minutes = (all % 1) * 60;
    const parts = [Math.floor(all), Math.floor(minutes), Math.round((minutes % 1) * 60 * 100)];
    return parts.flatMap((part, i) => [...uint(part, 4), ...uint(i === 2 ? 100 : 1, 4)]);
  };
  const exif = (at: number) =>
    directory(at, [
      [0x9003, 2, 20, ascii(facts.takenAt)],
      [0x9011, 2, 7, ascii("-05:00")],
    ]);
  const gps = (at: number) =>
    directory(at, [
      [1, 2, 2, ascii(facts.latitude < 0 ? "S" : "N")],
      [2, 5, 3, degrees(facts.latitude)],
      [3, 2, 2, ascii(facts.longitude < 0 ? "W" : "E")],
      [4, 5, 3, degrees(facts.longitude)],
    ]);
  const first = (exifAt: number, gpsAt: number) =>
    directory(8, [
      [0x0112, 3, 1, uint(6, 2)],
      [0x8769, 4, 1, uint(exifAt, 4)],
      [0x8825, 4, 1, uint(gpsAt, 4)],
    ]);
  const exifAt = 8 + first(0, 0).length;
  const gpsAt = exifAt + exif(exifAt).length;
  const tiff = [
    ...[0x49, 0x49, 42, 0, 8, 0, 0, 0],
    ...first(exifAt, gpsAt),
    ...exif(exifAt),
    ...gps(gpsAt),
  ];
  const body = [...new TextEncoder().encode("Exif\0\0"), ...tiff];
  return [0xff, 0xe1, ...uint(body.length + 2, 2).reverse(), ...body];
}

/** Values of more than 4 bytes come after the tags. */
function directory(at: number, tags: Tag[]): number[] {
  const entries: number[] = [];
  const values: number[] = [];
  const valuesAt = at + 2 + tags.length * 12 + 4;
  for (const [id, type, count, value] of tags) {
    const inPlace = value.length <= 4;
    const four = inPlace ? [...value, 0, 0, 0, 0].slice(0, 4) : uint(valuesAt + values.length, 4);
    if (!inPlace) values.push(...value);
    entries.push(...uint(id, 2), ...uint(type, 2), ...uint(count, 4), ...four);
  }
  return [...uint(tags.length, 2), ...entries, 0, 0, 0, 0, ...values];
}

function uint(value: number, size: number): number[] {
  return Array.from({ length: size }, (_, i) => (value >> (8 * i)) & 255);
}
