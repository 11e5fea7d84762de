// What each product says, and the hour at which it says it.
import assert from "node:assert/strict";
import { columnOf, readTable } from "./csv.ts";
import { readAsosMinutes } from "./asos_minutes.ts";
import { readHpd } from "./hpd.ts";
import { readLcd } from "./lcd.ts";
import { readOpenMeteo } from "./open_meteo.ts";
import type { Fall, RainRecord } from "./rain_record.ts";
import {
  asosMinutes,
  HERE,
  hpdHourly,
  hpdQuarters,
  lcd,
  openMeteo,
  ZONE,
} from "./samples/files.ts";

/** "00:00 5.08": when it began, in UTC, with its length where it is not an hour; nothing of what is dry. */
function wet({ falls }: RainRecord): string[] {
  return falls.filter(({ mm }) => mm !== 0).map(({ from, to, mm }) => {
    const minutes = (to - from) / 60_000;
    return `${new Date(from).toISOString().slice(5, 16)}${
      minutes === 60 ? "" : ` ${minutes} min`
    } ${mm === null ? "?" : Number(mm.toFixed(2))}`;
  });
}

function one(records: RainRecord[]): RainRecord {
  assert.equal(records.length, 1);
  return records[0]!;
}

Deno.test("HPD's hours begin at their name, on a clock that knows no summer", () => {
  const summer = hpdHourly({ "2021-09-01": { 20: 310, 23: 20 }, "2021-09-02": { 0: 5 } });
  const record = one(readHpd(readTable(summer), ZONE));
  assert.deepEqual(wet(record), ["09-02T01:00 78.74", "09-02T04:00 5.08", "09-02T05:00 1.27"]);
  assert.deepEqual([record.source, record.place], ["HPD hourly, USC00300001", HERE]);
  assert.deepEqual(record.doubts, []);
  const winter = one(readHpd(readTable(hpdHourly({ "2021-12-01": { 20: 10 } })), ZONE));
  assert.deepEqual(wet(winter), ["12-02T01:00 2.54"]);
});

Deno.test("HPD by the hours of the night on which the clocks go back or forth", () => {
  const back = one(readHpd(readTable(hpdHourly({ "2021-11-07": { 0: 1, 1: 2, 2: 3 } })), ZONE));
  assert.deepEqual(wet(back), ["11-07T05:00 0.25", "11-07T06:00 0.51", "11-07T07:00 0.76"]);
  const forth = one(readHpd(readTable(hpdHourly({ "2021-03-14": { 1: 1, 2: 2, 3: 3 } })), ZONE));
  assert.deepEqual(wet(forth), ["03-14T06:00 0.25", "03-14T07:00 0.51", "03-14T08:00 0.76"]);
});

Deno.test("HPD's station has the clock of where it stands, not the district's", () => {
  const chicago = hpdHourly({ "2021-09-01": { 20: 100 } }, { latitude: 41.98, longitude: -87.9 });
  assert.deepEqual(wet(one(readHpd(readTable(chicago), ZONE))), ["09-02T02:00 25.4"]);
  const phoenix = hpdHourly({ "2021-09-01": { 20: 100 } }, { latitude: 33.43, longitude: -112 });
  assert.deepEqual(wet(one(readHpd(readTable(phoenix), ZONE))), ["09-02T03:00 25.4"]);
});

Deno.test("HPD by 15 minutes", () => {
  const text = hpdQuarters({ "2021-09-01": { 80: 60, 81: 75 } });
  const record = one(readHpd(readTable(text), ZONE));
  assert.deepEqual(wet(record), ["09-02T01:00 15 min 15.24", "09-02T01:15 15 min 19.05"]);
  assert.equal(record.source, "HPD 15-minute, USC00300001");
});

Deno.test("HPD's flags: failed and missing are not known, doubtful ones stay, gathered ones are spread", () => {
  const text = hpdHourly({
    "2021-09-01": {
      10: -9999,
      11: { value: 900, quality: "X" },
      12: { value: 20, quality: "R" },
      13: { value: 0, measured: "T" },
      14: { value: -9999, measured: "a" },
      15: { value: -9999, measured: "." },
      16: { value: 30, measured: "A", quality: "A" },
    },
  });
  const record = one(readHpd(readTable(text), ZONE));
  assert.deepEqual(wet(record), [
    "09-01T15:00 ?",
    "09-01T16:00 ?",
    "09-01T17:00 5.08",
    "09-01T19:00 180 min 7.62",
  ]);
  assert.deepEqual(record.doubts, [
    "1 of its values failed NCEI's checks: taken as missing",
    "1 of its values have a doubtful time: taken as they are",
    "1 of its values are sums of several hours: spread evenly over them",
  ]);
});

Deno.test("HPD's beta files name their columns otherwise", () => {
  const text = "StnID,Lat,Lon,Elev,Year,Month,Day,Element,HR20Val,HR20MF,HR20QF\n" +
    "USC00300001,40.68,-74.01,3.0,2021,9,1,HPCP,100, , \n" +
    "USC00300001,40.68,-74.01,3.0,2021,9,1,QGAG,9000, , \n";
  assert.deepEqual(wet(one(readHpd(readTable(text), ZONE))), ["09-02T01:00 25.4"]);
});

Deno.test("LCD: each report tells what fell since the last one of its hour", () => {
  const text = lcd("2021-09-01", [
    "19:51 FM-15 0.00",
    "20:10 FM-16 0.50",
    "20:30 FM-16 T",
    "20:40 FM-16",
    "20:51 FM-15 3.15",
    "20:51 FM-15 3.15",
    "21:00 FM-12 9.99",
    "21:51 FM-15 T",
    "22:51 FM-15 0.10s",
    "23:51 FM-15 0.20V",
    "23:59 SOD 6.00",
  ]);
  const record = one(readLcd(readTable(text), ZONE));
  assert.deepEqual(wet(record), [
    "09-02T00:51 19 min 12.7",
    "09-02T01:30 21 min 67.31",
    "09-02T02:51 ?",
    "09-02T03:51 5.08",
  ]);
  assert.deepEqual(record.doubts, [
    "its amounts are read as inches",
    "1 of its amounts are marked as suspect: taken as missing",
  ]);
});

Deno.test("LCD of version 2 is in millimetres, unless two digits say inches; blanks are dry and told", () => {
  const station = "USW00094728";
  const metric = one(
    readLcd(readTable(lcd("2021-09-01", ["20:51 FM-15 80.0", "21:51 FM-15"], { station })), ZONE),
  );
  assert.deepEqual(wet(metric), ["09-02T00:51 80"]);
  assert.deepEqual(metric.doubts, [
    "its amounts are read as millimetres",
    "1 of its 2 hourly reports tell no amount: taken as dry",
  ]);
  const standard = one(
    readLcd(readTable(lcd("2021-09-01", ["20:51 FM-15 3.15"], { station })), ZONE),
  );
  assert.deepEqual(wet(standard), ["09-02T00:51 80.01"]);
});

Deno.test("LCD after reports that are missing tells of one hour alone", () => {
  const text = lcd("2021-09-01", ["12:51 FM-15 0.10", "20:51 FM-15 1.00"]);
  assert.deepEqual(wet(one(readLcd(readTable(text), ZONE))), [
    "09-01T16:51 2.54",
    "09-02T00:51 25.4",
  ]);
});

Deno.test("ASOS minutes end at their time, by the two clocks on their line", () => {
  const text = asosMinutes("2021-09-01T23:58", [0.01, 0.02, undefined, 0.03]);
  const record = one(readAsosMinutes(text));
  assert.deepEqual(wet(record), [
    "09-02T04:57 1 min 0.25",
    "09-02T04:58 1 min 0.51",
    "09-02T04:59 1 min ?",
    "09-02T05:00 1 min 0.76",
  ]);
  assert.deepEqual(record.doubts, ["1 of its 4 minutes tell no amount"]);
  assert.deepEqual(wet(one(readAsosMinutes(asosMinutes("2021-09-01T08:00", [0.01], -10)))), [
    "08-31T21:59 1 min 0.25",
  ]);
});

Deno.test("Open-Meteo's values are of what fell before their time, in the one offset that it names", () => {
  const cases: [what: string, text: string, falls: string[]][] = [
    [
      "by 15 minutes",
      openMeteo("2021-09-02T00:15Z", { variables: { precipitation: [1.5, null, 2] } }),
      ["09-02T00:00 15 min 1.5", "09-02T00:15 15 min ?", "09-02T00:30 15 min 2"],
    ],
    [
      "by the hour, in inches, by seconds since 1970",
      openMeteo("2021-09-02T01:00Z", {
        step: "hourly",
        unit: "inch",
        unixTime: true,
        variables: { precipitation: [1] },
      }),
      ["09-02T00:00 25.4"],
    ],
    [
      "of one model",
      openMeteo("2021-09-02T01:00Z", {
        step: "hourly",
        variables: { precipitation_ncep_hrrr_conus: [7] },
      }),
      ["09-02T00:00 7"],
    ],
    [
      "overflown and below nothing",
      openMeteo("2021-09-02T01:00Z", {
        step: "hourly",
        variables: { precipitation: [3276.7, -0.1] },
      }),
      ["09-02T00:00 ?", "09-02T01:00 ?"],
    ],
  ];
  for (const [what, text, falls] of cases) {
    assert.deepEqual(wet(one(readOpenMeteo("answer.json", text))), falls, what);
  }
});

Deno.test("Open-Meteo: each place, and beside the rain what was foreseen of it days before", () => {
  const place = { latitude: 40.7, longitude: -73.9 };
  const hours = {
    precipitation: [1],
    precipitation_previous_day1: [0.2],
    precipitation_probability: [9],
  };
  const text = `[${openMeteo("2021-09-02T01:00Z", { step: "hourly", variables: hours })},${
    openMeteo("2021-09-02T01:00Z", { step: "hourly", place, variables: hours })
  }]`;
  const records = readOpenMeteo("answer.json", text);
  assert.deepEqual(
    records.map(({ daysBefore, falls, ...record }) => [record.place, daysBefore, falls[0]!.mm]),
    [[HERE, undefined, 1], [HERE, 1, 0.2], [place, undefined, 1], [place, 1, 0.2]],
  );
});

Deno.test("a table: names whatever their case, quotes, lines of any kind", () => {
  const { header, rows } = readTable('A, b ,"c"\r\n\r\n1,"x, ""y""",3\n"",2\n"open,1');
  assert.deepEqual(header, ["A", "b", "c"]);
  assert.equal(columnOf(header, "nothing", "B"), 1);
  assert.deepEqual([...rows], [["1", 'x, "y"', "3"], ["", "2"], ['"open', "1"]]);
});

Deno.test("a fall is never longer than what its file tells", () => {
  const all: Fall[] = one(readHpd(readTable(hpdHourly({ "2021-09-01": {} })), ZONE)).falls;
  assert.equal(all.length, 24);
  assert.ok(all.every(({ from, to }) => to - from === 3_600_000));
});
