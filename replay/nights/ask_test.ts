// What cannot be asked of a night.
import assert from "node:assert/strict";
import { Mistake } from "../../tools/admin/mistake.ts";
import { ask, type AskedNight, HOURS, RAIN } from "./samples/asked.ts";
import { hpdHourly, hpdQuarters, lcd, openMeteo } from "./samples/files.ts";

async function mistakeOf(asked: AskedNight): Promise<string> {
  const error = await ask(asked).then(() => undefined, (error) => error);
  assert.ok(error instanceof Mistake, `${error}`);
  return error.message;
}

Deno.test("what cannot be asked says what to do", async () => {
  const years = hpdHourly({
    "2019-07-01": { 20: 100 },
    "2021-09-01": { 20: 310 },
    "2021-09-02": {},
  });
  const far = hpdQuarters({ "2021-09-01": { 80: 60 }, "2021-09-02": {} }, {
    latitude: 42,
    longitude: -74,
  });
  const cases: [asked: AskedNight, problem: RegExp][] = [
    [{ for: undefined }, /--for FILE says whom to tell: .*districts describe/],
    [
      { from: [years] },
      /Say which night: --night 2021-09-01\.[^]*2021-09-01 {2}78\.7 mm\n {2}2019-07-01 {2}25\.4 mm/,
    ],
    [
      { night: "last week" },
      /--night is the day on which it begins, like 2021-09-01: not last week/,
    ],
    [
      { night: "2020-01-01" },
      /more than half is missing\.[^]*USC00300001: 2021-09-01 to 2021-09-03/,
    ],
    [
      { night: "2021-09-01", hours: "6", begins: "12:00" },
      /no rain fell in the 6 hours from 2021-09-01 12:00 on/,
    ],
    [{ hours: "73" }, /--hours is a whole number from 1 to 72: not 73/],
    [{ begins: "12:05" }, /--begins is a quarter of an hour, like 12:00: not 12:05/],
    [{ knownAfter: "soon" }, /--known-after is a whole number from 0 to 1440: not soon/],
    [{ run: { "6 pm": RAIN } }, /--run is when the model was started, in UTC, and its file/],
    [{ from: [far] }, /stands 146 km from the district: take one within 40 km/],
    [
      { from: [RAIN, lcd("2021-09-01", HOURS, { place: null })] },
      /does not say where it stands: give it alone/,
    ],
    [
      { from: [hpdQuarters({ "2021-09-01": { 80: 900 }, "2021-09-02": {} })] },
      /229 mm in the 15 minutes from 2021-09-02T01:00Z on, more than ever fell/,
    ],
    [
      {
        night: "2021-03-14",
        begins: "02:30",
        from: [hpdHourly({ "2021-03-14": { 20: 9 }, "2021-03-15": {} })],
      },
      /no quarter of an hour that the clocks of America\/New_York show/,
    ],
    [{ district: { zips: ["00000"] } }, /00000 is no ZIP code of the Census/],
    [
      { district: { residents: [] } },
      /is no district[^]*residents: without residents there is nobody to tell/,
    ],
    [{ district: { zone: "x" } }, /is no district[^]*zone: no such field/],
    [
      {
        from: [openMeteo("2021-09-01T17:00Z", {
          step: "hourly",
          variables: { precipitation_previous_day1: [1] },
        })],
      },
      /tells what was foreseen and not what fell: give that as --from as well/,
    ],
    [{ from: new Array(51).fill("x") }, /51 files are too many: 50 at most/],
  ];
  for (const [asked, problem] of cases) assert.match(await mistakeOf(asked), problem);
});
