import assert from "node:assert/strict";
import { box, fullBox, text, uint } from "../../testing/boxes.ts";
import { eraseHeifMetadata } from "./heif_metadata.ts";

const PIXELS = text("PIXELS");
const EXIF = text("EXIF 40.677 N");
const XMP = text("<x:xmpmeta/>");

/** As an iPhone writes it: a picture (item 1), its EXIF (2) and XMP (3), the bytes in `mdat`. */
function heif(version: 0 | 1, names = ["hvc1", "Exif", "mime"]): Uint8Array {
  const make = (mdatAt: number) => {
    const items = [PIXELS, EXIF, XMP];
    const entry = (i: number) =>
      fullBox("infe", 2 << 24, uint(i + 1, 2), uint(0, 2), text(names[i]!));
    const start = (i: number) => mdatAt + items.slice(0, i).flat().length;
    const place = (i: number) => [
      ...uint(i + 1, 2),
      ...(version === 1 ? uint(0, 2) : []),
      ...uint(0, 2),
      ...uint(1, 2),
      ...uint(start(i), 4),
      ...uint(items[i]!.length, 4),
    ];
    const all = [0, 1, 2];
    const head = [
      ...box("ftyp", text("heic"), uint(0, 4)),
      ...fullBox(
        "meta",
        0,
        fullBox("iinf", 0, uint(3, 2), ...all.map(entry)),
        fullBox("iloc", version << 24, uint(0x4400, 2), uint(3, 2), ...all.map(place)),
      ),
    ];
    return { head, file: [...head, ...box("mdat", ...items)] };
  };
  return new Uint8Array(make(make(0).head.length + 8).file);
}

const has = (bytes: Uint8Array, words: number[]) =>
  new TextDecoder("latin1").decode(bytes).includes(String.fromCharCode(...words));

Deno.test("a HEIC photo's EXIF and XMP become zeros, and nothing else changes", () => {
  for (const version of [0, 1] as const) {
    const file = heif(version);
    const before = file.length;
    assert.equal(eraseHeifMetadata(file), true);
    assert.equal(file.length, before);
    assert.ok(has(file, PIXELS));
    assert.ok(!has(file, EXIF) && !has(file, XMP));
    const untouched = heif(version);
    const changed = [...file].filter((byte, i) => byte !== untouched[i]).length;
    assert.equal(changed, EXIF.length + XMP.length);
  }
});

Deno.test("a HEIC photo without metadata is fine as it is", () => {
  const file = heif(1, ["hvc1", "hvc1", "hvc1"]);
  assert.equal(eraseHeifMetadata(file), true);
  assert.ok(has(file, EXIF), "these are pixels here");
});

Deno.test("what cannot be read to the end is refused, not guessed at", () => {
  const file = heif(1);
  assert.equal(eraseHeifMetadata(file.slice(0, 60)), false);
  assert.equal(eraseHeifMetadata(file.slice(0, -20)), false, "an item outside of the file");
  assert.equal(eraseHeifMetadata(new Uint8Array(text("not a photo at all"))), false);
  assert.equal(eraseHeifMetadata(new Uint8Array()), false);
});

const PLACE = text("+40.6770-074.0090/");

Deno.test("a motion photo's video goes, with its place, and so does what is behind the last box", () => {
  const photo = heif(1);
  const more = [
    ...box("mpvd", box("ftyp", text("mp42")), box("moov", box("udta", PLACE)), box("mdat", PLACE)),
    ...box("moov", box("meta", PLACE)),
    ...box("free", PLACE),
    ...box("uuid", PLACE),
    ...text("SEFT"),
    ...PLACE,
  ];
  const file = new Uint8Array([...photo, ...more]);
  assert.equal(eraseHeifMetadata(file), true);
  assert.equal(file.length, photo.length + more.length);
  assert.ok(has(file, PIXELS) && !has(file, PLACE) && !has(file, text("mpvd")));
});

Deno.test("a HEIC photo keeps its pictures alone, whatever its other items are called", () => {
  for (const name of ["Exif", "mime", "uri ", "jpeg", "abcd"]) {
    const file = heif(1, ["hvc1", name, name]);
    assert.equal(eraseHeifMetadata(file), true);
    assert.ok(has(file, PIXELS) && !has(file, EXIF) && !has(file, XMP), name);
  }
});
