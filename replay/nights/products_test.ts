// Odd files: each is told what it is, and what to take instead.
import assert from "node:assert/strict";
import { join } from "node:path";
import { Mistake } from "../../tools/admin/mistake.ts";
import { readRain } from "./products.ts";
import { asosMinutes, hpdHourly, lcd, openMeteo, ZONE } from "./samples/files.ts";

async function withFile<Result>(
  content: string | Uint8Array,
  use: (path: string) => Promise<Result>,
): Promise<Result> {
  const folder = await Deno.makeTempDir();
  try {
    const path = join(folder, "file");
    await Deno.writeFile(
      path,
      typeof content === "string" ? new TextEncoder().encode(content) : content,
    );
    return await use(path);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function packed(text: string): Promise<Uint8Array> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function utf16(text: string): Uint8Array {
  return new Uint8Array(
    new Uint16Array([0xfeff, ...text].map((c) => typeof c === "string" ? c.charCodeAt(0) : c))
      .buffer,
  );
}

const RAIN = hpdHourly({ "2021-09-01": { 20: 310 } });

Deno.test("a product is known by what it begins with, however it is packed and written", async () => {
  const cases: [what: string, content: string | Uint8Array, source: string][] = [
    ["HPD", RAIN, "HPD hourly, USC00300001"],
    ["packed", await packed(RAIN), "HPD hourly, USC00300001"],
    ["with a mark", `\ufeff${RAIN}`, "HPD hourly, USC00300001"],
    ["of Windows", RAIN.replaceAll("\n", "\r\n"), "HPD hourly, USC00300001"],
    ["of a spreadsheet", utf16(RAIN), "HPD hourly, USC00300001"],
    ["LCD", lcd("2021-09-01", ["20:51 FM-15 3.15"]), "LCD, 72505394728"],
    ["ASOS", asosMinutes("2021-09-01T20:00", [0.1]), "ASOS one-minute, KNYC"],
    [
      "Open-Meteo",
      `\n ${openMeteo("2021-09-01T20:00Z", { variables: { precipitation: [1] } })}`,
      "Open-Meteo 40.68, -74.01, minutely_15.precipitation",
    ],
  ];
  for (const [what, content, source] of cases) {
    const records = await withFile(content, (path) => readRain(path, ZONE));
    assert.deepEqual(records.map((record) => record.source), [source], what);
    assert.ok(records[0]!.falls.some(({ mm }) => mm! > 0), what);
  }
});

Deno.test("a file that is too large is refused in a sentence, packed or not, before it fills the memory", async () => {
  const MB = 1e6;
  const zeros = ReadableStream.from(Array.from({ length: 129 }, () => new Uint8Array(MB)));
  const bomb = new Uint8Array(
    await new Response(zeros.pipeThrough(new CompressionStream("gzip"))).arrayBuffer(),
  );
  assert.ok(bomb.length < MB, "small as it lies there");
  const tooLarge = (error: unknown) =>
    error instanceof Mistake &&
    /has more than 128 MB of text\. Keep its first line and those of the year: /.test(
      error.message,
    );
  await assert.rejects(withFile(bomb, (path) => readRain(path, ZONE)), tooLarge);
  await withFile("", async (path) => {
    // A hole in the file: it takes no room on the disk.
    await Deno.truncate(path, 128 * MB + 1);
    await assert.rejects(readRain(path, ZONE), tooLarge);
  });
});

Deno.test("what cannot be read is told what it is, and what to do", async () => {
  const bytes = (...start: number[]) => new Uint8Array([...start, ...new Array(20).fill(0)]);
  const tar = new Uint8Array(512);
  tar.set(new TextEncoder().encode("ustar"), 257);
  const hourly = (variables: Record<string, (number | null)[]>, unit?: string) =>
    openMeteo("2021-09-01T20:00Z", { step: "hourly", variables, unit });
  const cases: [content: string | Uint8Array, problem: RegExp][] = [
    ["", /is empty: download it again/],
    ["  \n", /is empty/],
    ["<!DOCTYPE html><title>404</title>", /is a web page, not data/],
    [bytes(0x47, 0x52, 0x49, 0x42), /is GRIB2, as MRMS and HRRR come\. .*wgrib2.*storm file/],
    [bytes(0x50, 0x4b, 0x03, 0x04), /ZIP archive or a spreadsheet.*save the sheet as CSV/],
    [bytes(0x89, 0x48, 0x44, 0x46), /netCDF or HDF5.*CSV or JSON/],
    [bytes(0x42, 0x5a, 0x68), /bunzip2/],
    [bytes(0x1f, 0x8b, 8, 0), /breaks off or is damaged: download it again/],
    [(await packed(RAIN)).slice(0, 40), /breaks off or is damaged/],
    [tar, /archive of many stations\. Unpack it/],
    [await packed(new TextDecoder().decode(tar)), /archive of many stations/],
    ["HPD30579600HPCPHI20210900010010100 00010  ", /DSI-3240 or DSI-3260.*HPD version 2/],
    ["USC0030579620210901HPCP    0  HC", /fixed columns of HPD version 2\. Take the station's CSV/],
    [
      "94728KNYC NYC20210901205501999/01/21 20:55:31  5-MIN KNYC 020155Z AUTO",
      /one-minute data.*page 2/,
    ],
    [
      "STATION,STATION_NAME,DATE,QPCP,Measurement Flag\n",
      /Climate Data Online's CSV, .*does not say its unit/,
    ],
    [
      "StnID,Lat,Lon,Elev,Name,UTC_Offset\n",
      /list of stations\. Take the file of the station nearest/,
    ],
    ["STATION,DATE,SOURCE,AA1\n", /Global Hourly.*Take LCD of the same station/],
    ["Station_ID|Station_name|Year\n", /GHCNh.*Take LCD/],
    ["STATION,DATE,REPORT_TYPE,DailyPrecipitation\n", /LCD without the column HourlyPrecipitation/],
    ['"STATION","NAME","DATE","PRCP"\n', /sums of whole days.*tell no night.*HPD or LCD/],
    [
      "date;rain\n1;2\n",
      /is nothing that is known here: it begins with "date;rain"\. What can be read: HPD/,
    ],
    ["{", /breaks off or is no JSON/],
    ['{"a":1}', /neither a storm nor an answer of Open-Meteo/],
    ['{"name":"x","startsAt":"2026-09-01T15:00"}', /is a storm file already: deno task replay/],
    [
      '{"error":true,"reason":"Daily API request limit exceeded."}',
      /Daily API request limit exceeded.*ask again/,
    ],
    [hourly({ temperature_2m: [20] }), /has no precipitation: ask with minutely_15=precipitation/],
    [
      '{"latitude":1,"longitude":2,"daily":{"time":["2021-09-01"],"precipitation_sum":[9]}}',
      /sums of whole days/,
    ],
    [
      hourly({ precipitation_gfs_seamless: [1], precipitation_ncep_hrrr_conus: [1] }),
      /several models.*ask for one/,
    ],
    [hourly({ precipitation: [1] }, "cm"), /rain in "cm": ask for mm or inch/],
    [
      openMeteo("2021-09-01T20:00Z", { variables: { precipitation: [1] } }).slice(0, -20),
      /breaks off/,
    ],
    [
      hpdHourly({ "2021-09-01": { 0: -9999 } }).split("\n")[0]!,
      /no amount of rain in any of its lines/,
    ],
    [asosMinutes("2021-09-01T20:00", [undefined]), /Of ASOS it is page 2 that has them/],
  ];
  for (const [content, problem] of cases) {
    await withFile(content, async (path) => {
      await assert.rejects(readRain(path, ZONE), (error) => {
        assert.ok(error instanceof Mistake, `${problem}: ${error}`);
        assert.match(error.message.replaceAll(path, ""), problem);
        return true;
      });
    });
  }
  await assert.rejects(readRain("/no/such/file", ZONE), /There is no file/);
  await assert.rejects(readRain(import.meta.dirname!, ZONE), /is a folder: name its files/);
});
