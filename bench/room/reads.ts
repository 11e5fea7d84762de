// What staff look at, asked for evenly by the staff of all districts: of ten requests one is the busiest's, as
// are a tenth of the reports. Beside it what one request costs in a usual district and in the busiest.
import { pathTo } from "shared/path_to.ts";
import { load } from "../load.ts";
import { number, type Row } from "../table.ts";
import type { MeasuredDistrict, Member, RoomWorld } from "./world.ts";

const RATE = 100;
const SECONDS = 5;
const MOST_MS = 50;
/** Of one district, to tell what each costs. */
const ALONE_SECONDS = 1;
const USUAL = 7;

interface Read {
  what: string;
  program: "api" | "web";
  path: (district: MeasuredDistrict) => string;
}

const LIST = "/api/district/reports?limit=25";

const READS: Read[] = [
  { what: "board page", program: "web", path: () => "/district" },
  { what: "incident page", program: "web", path: incidentPage },
  { what: "overview", program: "api", path: () => "/api/district/board" },
  { what: "today", program: "api", path: () => "/api/district/stats" },
  { what: "filters, counted", program: "api", path: () => "/api/district/filters" },
  { what: "map", program: "api", path: (of) => `/api/district/board/map?view=${box(of, 0.02)}` },
  { what: "map, open", program: "api", path: openMap },
  { what: "list", program: "api", path: () => LIST },
  { what: "list, from the middle on", program: "api", path: fromMiddle },
  ...[
    "status=open",
    "status=new",
    "status=ended",
    "status=passed_on",
    "status=nothing_found",
    "depth=inside",
    "since=3h",
    "since=2025-06-01&until=2025-06-30",
    "files=yes",
    "assigned=me",
    "fresh=yes",
    "status=open&depth=waist,inside&files=yes",
  ].map((query): Read => ({
    what: `list, ${query}`,
    program: "api",
    path: () => `${LIST}&${query}`,
  })),
  { what: "list, of a place", program: "api", path: (of) => `${LIST}&bbox=${box(of, 0.002)}` },
  {
    what: "incident",
    program: "api",
    path: (of) => pathTo`/api/district/incidents/${of.incidentId}`,
  },
  { what: "incidents offered", program: "api", path: () => "/api/district/incidents/offers" },
  { what: "storms", program: "api", path: () => "/api/district/storms?limit=25" },
  { what: "hot spots", program: "api", path: () => "/api/district/hot-spots" },
];

export async function benchReads(room: RoomWorld): Promise<Row[]> {
  const rows: Row[] = [];
  for (const read of READS) rows.push(await benchRead(room, read));
  return rows;
}

async function benchRead(room: RoomWorld, { what, program, path }: Read): Promise<Row> {
  const { districts, crowd } = room;
  const busiest = () => ({ ...districts[0]!, member: oneOf(crowd) });
  const anybody = () => Math.random() < 0.1 ? busiest() : oneOf(districts);
  const ask = (which: () => MeasuredDistrict, seconds: number, rate?: number) => {
    const of = () => {
      const district = which();
      return { path: path(district), cookie: district.member.cookie };
    };
    const { url, pid } = room[program];
    return load({ url, of }, { pid, databasePid: room.databasePid, seconds, rate });
  };
  const all = await ask(anybody, SECONDS, RATE);
  const usual = await ask(() => districts[USUAL]!, ALONE_SECONDS, RATE);
  const most = await ask(busiest, ALONE_SECONDS, RATE);
  return {
    what,
    figure: `p99 ${number(all.p99Ms)} ms, median ${number(all.medianMs)}, ` +
      `${number(all.cpuMsPerRequest, 1)} + ${number(all.databaseCpuMsPerRequest, 1)} ms CPU`,
    bounds: [
      { of: "p99", measured: all.p99Ms, most: MOST_MS, unit: "ms", dependsOnMachine: true },
      { measured: all.wrong, most: 0, unit: "wrong answers", dependsOnMachine: false },
    ],
    comparedTo: "database, of " +
      `${number(districts[USUAL]!.reports)} reports: ${
        number(usual.databaseCpuMsPerRequest, 1)
      } ms, ` +
      `of ${number(districts[0]!.reports)}: ${number(most.databaseCpuMsPerRequest, 1)} ms`,
  };
}

function incidentPage({ incidentId }: MeasuredDistrict): string {
  return pathTo`/district/incidents/${incidentId}`;
}

function openMap(of: MeasuredDistrict): string {
  return `/api/district/board/map?status=open&view=${box(of, 0.02)}`;
}

function fromMiddle({ reportId }: MeasuredDistrict): string {
  return `${LIST}&before=${reportId}`;
}

/** West, south, east, north. */
function box({ latitude, longitude }: MeasuredDistrict, reach: number): string {
  const sides = [longitude - reach, latitude - reach, longitude + reach, latitude + reach];
  return sides.map((degrees) => degrees.toFixed(5)).join(",");
}

function oneOf<T extends MeasuredDistrict | Member>(list: T[]): T {
  return list[Math.floor(Math.random() * list.length)]!;
}
