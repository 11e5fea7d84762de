import assert from "node:assert/strict";
import { box, fullBox, text, uint } from "../../testing/boxes.ts";
import { fragmentedMovie, movie, soundAlone } from "../../testing/movie.ts";
import { sniffMediaType } from "../media_type.ts";
import { type CleanedMovie, cleanMovie } from "./movie_metadata.ts";

const PLACE = "+40.6770-074.0090/";
const FRAMES = ["FRAME ONE", "FRAME NUMBER TWO", "3RD"];
const film = { frames: FRAMES.map((words) => new Uint8Array(text(words))), place: PLACE };

const latin = (bytes: Uint8Array) => new TextDecoder("latin1").decode(bytes);
const clean = (file: Uint8Array<ArrayBuffer>) =>
  cleanMovie(new Blob([file], { type: "video/mp4" }));

async function bytesOf(cleaned: CleanedMovie): Promise<Uint8Array> {
  assert.ok(cleaned.result === "clean", cleaned.result);
  assert.equal(cleaned.blob.type, "video/mp4");
  return new Uint8Array(await cleaned.blob.arrayBuffer());
}

for (const [what, make] of [["a whole", movie], ["a cut", fragmentedMovie]] as const) {
  Deno.test(`${what} video keeps its frames where they were, and no place anywhere`, async () => {
    const file = make(film);
    const before = latin(file);
    assert.ok(before.split(PLACE).length > 10);
    const after = latin(await bytesOf(await clean(file)));
    assert.ok(!after.includes(PLACE));
    for (const words of ["40.67", "074.0", "GPS", "DEVC", "gpmd", "mebx", "tx3g", "udta", "meta"]) {
      assert.ok(!after.includes(words), words);
    }
    for (const frame of FRAMES) assert.equal(after.indexOf(frame), before.indexOf(frame));
    for (const type of ["ftyp", "mvhd", "tkhd", "vp09", "vpcC", "stco"]) {
      assert.equal(after.indexOf(type), before.indexOf(type), type);
    }
    assert.equal(sniffMediaType(new TextEncoder().encode(after)), "video/mp4");
  });

  Deno.test(`${what} video that is clean stays as it is, cleaned again`, async () => {
    const once = await bytesOf(await clean(make(film)));
    assert.deepEqual(await bytesOf(await clean(new Uint8Array(once))), once);
  });
}

Deno.test("what is behind the last box is cut off", async () => {
  const file = movie(film);
  const after = await bytesOf(await clean(file));
  assert.equal(after.length, latin(file).indexOf("SEFT"));
});

Deno.test("a camera that lost its battery: the samples that are there are kept", async () => {
  const file = movie({ ...film, place: "" });
  const end = latin(file).indexOf(FRAMES[2]!) + 1;
  const after = latin(await bytesOf(await clean(file.slice(0, end))));
  assert.ok(after.includes(FRAMES[1]!));
  assert.equal(after.length, end);
});

Deno.test("sound alone is no video", async () => {
  assert.equal((await clean(soundAlone())).result, "noPicture");
});

const swap = (from: string, to: string) => {
  const file = movie(film);
  const at = latin(file).indexOf(from);
  file.set(text(to), at);
  return file;
};

const UNKNOWN: [what: string, file: Uint8Array<ArrayBuffer>][] = [
  ["a text", new Uint8Array(text("This is no video at all, whatever it is."))],
  ["nothing", new Uint8Array()],
  [
    "a video without an index",
    new Uint8Array([...box("ftyp", text("isom")), ...box("mdat", text(PLACE))]),
  ],
  ["frames in an unknown form", swap("vp09", "jpeg")],
  [
    "a table that promises more than there is",
    swap("stsc\0\0\0\0\0\0\0\x01", "stsc\0\0\0\0\x7f\0\0\x01"),
  ],
  ["an index cut off", movie(film).slice(0, 300)],
  ["a track of boxes that are none", swap("\0\0\0\x5ctkhd", "\0\x5c\0\0tkhd")],
  [
    "a compressed index",
    new Uint8Array([...box("ftyp", text("qt  ")), ...box("moov", box("cmov"))]),
  ],
  [
    "two indexes",
    new Uint8Array([...withoutTail(), ...box("moov"), ...box("moov")]),
  ],
];

function withoutTail(): Uint8Array<ArrayBuffer> {
  const file = movie(film);
  return file.slice(0, latin(file).indexOf("SEFT"));
}

for (const [what, file] of UNKNOWN) {
  Deno.test(`${what} is not called clean`, async () => {
    assert.equal((await clean(file)).result, "unknown");
  });
}

Deno.test("samples that are said to be outside of mdat are not given out", async () => {
  const file = movie(film);
  const stco = latin(file).indexOf("stco") + 12;
  file.set(uint(40, 4), stco);
  assert.equal((await clean(file)).result, "unknown");
});

Deno.test("plain sound of QuickTime is kept whole, though its table says 1 for a sample's size", async () => {
  const sound = text("LRLRLRLRLRLR"); // 3 samples, 2 channels of 16 bits
  const make = (dataAt: number) => {
    const entry = box("sowt", uint(1, 8), uint(0, 8), uint(2, 2), uint(16, 2), uint(0, 8));
    const stbl = box(
      "stbl",
      fullBox("stsd", 0, uint(1, 4), entry),
      fullBox("stsc", 0, uint(1, 4), uint(1, 4), uint(3, 4), uint(1, 4)),
      fullBox("stsz", 0, uint(1, 4), uint(3, 4)),
      fullBox("stco", 0, uint(1, 4), uint(dataAt, 4)),
    );
    const handler = fullBox("hdlr", 0, text("mhlrsoun"), uint(0, 12));
    return box("trak", box("mdia", handler, box("minf", stbl)));
  };
  const picture = movie({ ...film, place: "" });
  const end = latin(picture).indexOf("SEFT");
  const track = make(end + 8);
  // One more track at the index's end, and its sound in an mdat of its own.
  const moov = latin(picture).indexOf("moov") - 4;
  const size = new DataView(picture.buffer).getUint32(moov);
  const grown = [
    ...picture.slice(0, moov),
    ...uint(size + track.length, 4),
    ...picture.slice(moov + 4, moov + size),
  ];
  const moved = make(end + track.length + 8);
  const file = new Uint8Array([
    ...grown,
    ...moved,
    ...picture.slice(moov + size, end),
    ...box("mdat", sound, text(PLACE)),
  ]);
  // The pictures moved by as much.
  const stco = latin(file).indexOf("stco") + 8;
  const view = new DataView(file.buffer);
  const count = view.getUint32(stco);
  for (let i = 1; i <= count; i++) {
    view.setUint32(stco + 4 * i, view.getUint32(stco + 4 * i) + track.length);
  }
  const after = latin(await bytesOf(await clean(file)));
  assert.ok(after.includes(latin(new Uint8Array(sound))) && after.includes(FRAMES[1]!));
  assert.ok(!after.includes(PLACE));
});

Deno.test("a video of 100 MB is not read into memory", async () => {
  let read = 0;
  class Counted extends Blob {
    override slice(start = 0, end = this.size, type?: string): Blob {
      const part = super.slice(start, end, type);
      const arrayBuffer = part.arrayBuffer.bind(part);
      part.arrayBuffer = () => {
        read += end - start;
        return arrayBuffer();
      };
      return part;
    }
  }
  const header = new Uint8Array([...uint(100_000_008, 4), ...text("mdat")]);
  const large = new Counted([withoutTail(), header, new Uint8Array(100_000_000)]);
  const cleaned = await cleanMovie(large);
  assert.ok(cleaned.result === "clean");
  assert.equal(cleaned.blob.size, large.size);
  assert.ok(read < 100_000, `${read}`);
});
