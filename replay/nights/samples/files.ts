// Small files of the tests' own: each product's columns as NOAA and Open-Meteo write them, all values invented.

export const ZONE = "America/New_York";
/** In Red Hook. */
export const HERE = { latitude: 40.68, longitude: -74.01 };

type Flagged = number | { value: number; measured?: string; quality?: string };

/** HPD version 2, hourly: of each day the hours that are not dry. */
export function hpdHourly(days: Record<string, Record<number, Flagged>>, place = HERE): string {
  return hpd(Array.from({ length: 24 }, (_, n) => `HR${twoDigits(n)}`), days, place);
}

/** HPD version 2 by 15 minutes: quarters counted from midnight. */
export function hpdQuarters(days: Record<string, Record<number, Flagged>>, place = HERE): string {
  const names = Array.from(
    { length: 96 },
    (_, n) => twoDigits(Math.floor(n / 4)) + twoDigits(n % 4 * 15),
  );
  return hpd(names, days, place, "QPCP");
}

function hpd(
  names: string[],
  days: Record<string, Record<number, Flagged>>,
  { latitude, longitude }: typeof HERE,
  element?: string,
): string {
  const start = [
    "STATION",
    ...element ? [] : ["NAME"],
    "LATITUDE",
    "LONGITUDE",
    "ELEVATION",
    "DATE",
  ];
  const header = [
    ...start,
    ...element ? ["ELEMENT"] : [],
    ...names.flatMap((name) => ["Val", "MF", "QF", "S1", "S2"].map((part) => name + part)),
    ...["DlySum", "DlySumMF", "DlySumQF", "DlySumS1", "DlySumS2"],
  ];
  const rows = Object.entries(days).map(([date, amounts]) => [
    "USC00300001",
    ...element ? [] : ['"RED HOOK, NY US"'],
    ...[latitude, longitude, 3.0, date],
    ...element ? [element] : [],
    ...names.flatMap((_, n) => {
      const given = amounts[n] ?? 0;
      const { value, measured = " ", quality = " " } = typeof given === "number"
        ? { value: given }
        : given;
      return [value, measured, quality, "H", "C"];
    }),
    ...[0, " ", " ", " ", "C"],
  ]);
  return [header, ...rows].map((row) => row.join(",")).join("\n") + "\n";
}

/** LCD: "21:51 FM-15 1.20" */
export function lcd(
  date: string,
  reports: string[],
  { station = "72505394728", place = HERE }: { station?: string; place?: typeof HERE | null } = {},
): string {
  const header = "STATION,DATE,LATITUDE,LONGITUDE,NAME,REPORT_TYPE,SOURCE,HourlyPrecipitation,REM";
  const rows = reports.map((report) => {
    const [clock, kind, amount = ""] = report.split(" ");
    return `"${station}","${date}T${clock}:00","${place?.latitude ?? ""}","${
      place?.longitude ?? ""
    }",` +
      `"RED HOOK, NY US","${kind}","7","${amount}","MET11 RMK ""AO2"" P0012"`;
  });
  return [header, ...rows].join("\n") + "\n";
}

/** ASOS one-minute, page 2, from a local standard minute on; undefined: no amount. */
export function asosMinutes(
  local: string,
  inches: (number | undefined)[],
  hoursBehind = 5,
): string {
  const starts = Date.parse(`${local}:00Z`);
  const stamp = (at: number) => new Date(at).toISOString().replace(/\D/g, "").slice(0, 12);
  return inches.map((amount, n) => {
    const at = starts + n * 60_000;
    const utc = stamp(at + hoursBehind * 3_600_000).slice(8);
    const written = amount === undefined ? "     M" : amount.toFixed(2).padStart(6);
    return `94728KNYC NYC${stamp(at)}${utc}   ${amount ? "R+" : "NP"}   0  ${written}   39987   ` +
      "29.512  29.510  29.511   72   70";
  }).join("\n") + "\n";
}

interface Answer {
  step?: "hourly" | "minutely_15";
  variables?: Record<string, (number | null)[]>;
  place?: typeof HERE;
  unit?: string;
  utcOffsetSeconds?: number;
  unixTime?: boolean;
}

/** An answer of Open-Meteo from an instant on. */
export function openMeteo(
  from: string,
  {
    step = "minutely_15",
    variables = {},
    place = HERE,
    unit = "mm",
    utcOffsetSeconds = -14_400,
    unixTime = false,
  }: Answer,
): string {
  const [first = []] = Object.values(variables);
  const stepMs = step === "hourly" ? 3_600_000 : 900_000;
  const time = first.map((_, n) => {
    const at = Date.parse(from) + n * stepMs;
    return unixTime ? at / 1000 : new Date(at + utcOffsetSeconds * 1000).toISOString().slice(0, 16);
  });
  return JSON.stringify({
    ...place,
    generationtime_ms: 0.1,
    utc_offset_seconds: utcOffsetSeconds,
    timezone: ZONE,
    timezone_abbreviation: "GMT-4",
    elevation: 3,
    [`${step}_units`]: {
      time: unixTime ? "unixtime" : "iso8601",
      ...Object.fromEntries(Object.keys(variables).map((name) => [name, unit])),
    },
    [step]: { time, ...variables },
  });
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
