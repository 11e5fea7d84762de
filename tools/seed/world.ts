// The demo as rows: six weeks of two districts, made from one seed number and the present time.
import { cellCentre } from "../../sandbox/open_meteo/grid.ts";
import { STEP_MS } from "shared/storms/rain.ts";
import { mostCareful, type Thresholds } from "shared/storms/thresholds.ts";
import { type DoneAtOnce, makeBatch } from "./batch.ts";
import { makeLog } from "./log.ts";
import { type CityFiles, makeCityFiles, runTogether } from "./low_corners.ts";
import { type DemoAnswer, makeAnswers } from "./answers.ts";
import { makeSentBroadcast, type SentBroadcast } from "./sent_broadcast.ts";
import { type DemoDistrict, DISTRICTS } from "./districts.ts";
import { type DemoAlert, type Episode, listSlots, recall } from "./history.ts";
import { type DemoPlace, makeResidents, makeStaff, type User } from "./people.ts";
import { type Photo, takePhotos } from "./photos.ts";
import { Random } from "../../ground/random.ts";
import { type DemoAct, type DemoReport, makeActs, makeReports, type ZipPoint } from "./reports.ts";
import { hidePicture, makeRoom, type Room } from "./room.ts";
import { takeStaffPhoto } from "./staff_photo.ts";
import { type DemoStorm, makeStorms, quarterBefore, rainOver } from "./storms.ts";
import { type DemoCell, type DemoSweep, makeSweeps } from "./sweeps.ts";
import { makeTides } from "./tides.ts";
import { makeTold } from "./told.ts";
import { type DemoReceipt, type DemoText, makeTexts } from "./texts.ts";
import { makeWarnings, type SeedWarning } from "./warnings.ts";

const DAY_MS = 86_400_000;
const DAYS = 42;
const COAST = DISTRICTS[0]!;
const LOW_CORNERS_SEED = 61_204;
/** A storm is over once the hours ahead are known to be dry. */
const STEPS_FORECAST = 12;

/** A ZIP code as the table has it. */
export interface ZipRow extends ZipPoint {
  city: string | null;
  timeZone: string;
}

export interface DemoWorld {
  bids: (Omit<DemoDistrict, "zips" | "areaCode" | "own" | "gauge"> & {
    id: string;
    leadMinutes: number | null;
    createdAt: Date;
  })[];
  bidZips: { bidId: string; zip: string }[];
  users: User[];
  places: DemoPlace[];
  cells: DemoCell[];
  sweeps: DemoSweep[];
  episodes: Episode[];
  alerts: DemoAlert[];
  messages: DemoText[];
  receipts: DemoReceipt[];
  reports: DemoReport[];
  acts: DemoAct[];
  photos: Photo[];
  bidLevels: { bidId: string; level: string; quarterMm: number; hourMm: number | null }[];
  warnings: SeedWarning[];
  answers: DemoAnswer[];
  room: Room;
  told: ReturnType<typeof makeTold>;
  /** Of the first district. */
  sea: ReturnType<typeof makeTides>;
  /** Of the first district. */
  city: CityFiles;
  broadcast: SentBroadcast;
  batch: DoneAtOnce;
  /** The districts' logs. */
  log: ReturnType<typeof makeLog>;
  /** Object key → bytes. */
  files: Map<string, Uint8Array>;
}

export function makeDemoWorld(
  zips: ZipRow[],
  { seed, now, publicUrl }: { seed: number; now: Date; publicUrl: string },
): DemoWorld {
  const random = new Random(seed);
  const begun = new Date(now.getTime() - DAYS * DAY_MS);
  const storms = makeStorms(now);
  const districts = DISTRICTS.map((district) =>
    makeDistrict(district, { zips, storms, random, begun, now })
  );
  const users = districts.flatMap((district) => district.users);
  const places = districts.flatMap((district) => district.places);
  const cells = makeCells(zips, { storms, random, begun, now });
  const slots = listSlots(begun.getTime(), now.getTime() - 60_000);
  const warnings = makeWarnings(storms, { timeZone: DISTRICTS[0]!.timeZone, random });
  const histories = cells.flatMap(({ zips, readings }) => {
    const rain = { firstAt: readings[0]!.at.getTime(), mm: readings.map(({ mm }) => mm) };
    const options = { firstSlot: slots[0]!, lastSlot: slots.at(-1)!, warnings, random };
    return zips.map((zip) => recall(zip, rain, { ...options, thresholds: thresholdsOver(zip) }));
  });
  const alerts = histories.flatMap((history) => history.alerts)
    .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  const episodes = histories.flatMap((history) => history.episodes);
  const byZip = new Map(zips.map((zip) => [zip.zip, zip]));
  const texts = makeTexts(alerts, {
    places,
    users: new Map(users.map((user) => [user.id, user])),
    episodes,
    townOf: (zip) => byZip.get(zip)!,
    publicUrl,
    now,
    random,
  });
  const zipOf = new Map(episodes.map(({ id, zip }) => [id, zip]));
  const answered = districts.map(({ bid, bidZips, managers }) => {
    const own = texts.messages.filter(({ episodeId }) =>
      bidZips.some(({ zip }) => zip === zipOf.get(episodeId))
    );
    return makeAnswers(own, {
      zipOf: (id) => zipOf.get(id)!,
      bidId: bid.id,
      managers,
      now,
      random,
    });
  });
  const [{ bid, bidZips, ...first }] = districts as [(typeof districts)[number]];
  const own = bidZips.map(({ zip }) => byZip.get(zip)!);
  const about = { staff: first.staff, residents: first.residents, random, now };
  const room = makeRoom({
    ...about,
    bidId: bid.id,
    areaCode: DISTRICTS[0]!.areaCode,
    zipPoints: own,
  });
  const broadcast = makeSentBroadcast({ ...about, ...first, bid, zips: own.map(({ zip }) => zip) });
  const reports = [...districts.flatMap((district) => district.reports), ...room.reports];
  const { timeZone } = DISTRICTS[0]!;
  const taken = takePhotos(reports, { timeZone, counts: room.photoCounts, random });
  const hiding = hidePicture(taken.photos, room, now);
  const taking = takeStaffPhoto(taken, room, { staff: first.staff, random, now });
  const batch = makeBatch({ ...about, ...first, bid, room, zipPoints: own, publicUrl });
  const bidLevels = districts.flatMap(({ bidLevels }) => bidLevels);
  return {
    bids: districts.map(({ bid }) => bid),
    bidZips: districts.flatMap(({ bidZips }) => bidZips),
    users,
    places,
    cells,
    sweeps: makeSweeps(slots, { cells, episodes, alerts, messages: texts.messages, random }),
    episodes,
    alerts,
    ...texts,
    bidLevels,
    warnings,
    answers: answered.flatMap(({ answers }) => answers),
    reports: [...reports, ...answered.flatMap((own) => own.reports)],
    acts: [...[...districts, ...answered, room].flatMap(({ acts }) => acts), taking, hiding],
    room,
    told: makeTold(room, {
      district: bid.name,
      cityOf: (zip) => byZip.get(zip)!.city,
      users,
      publicUrl,
      random,
    }),
    broadcast,
    batch,
    sea: makeTides({ ...COAST, gauge: COAST.gauge! }, {
      bidId: bid.id,
      users,
      places,
      townOf: (zip) => byZip.get(zip)!,
      publicUrl,
      now,
      // Of its own: what else there is stays as it was.
      random: new Random(seed + 1),
    }),
    city: makeCityFiles(storms, { bidId: bid.id, random: new Random(seed + 2), begun, now }),
    log: makeLog({ users, bidLevels, photos: taken.photos, room, broadcast }),
    ...taken,
  };
}

function makeDistrict(
  district: DemoDistrict,
  { zips, storms, random, begun, now }: {
    zips: ZipRow[];
    storms: DemoStorm[];
    random: Random;
    begun: Date;
    now: Date;
  },
) {
  const { slug, name, timeZone, boundary, own } = district;
  const bid = {
    id: random.id(begun),
    slug,
    name,
    timeZone,
    boundary,
    leadMinutes: own?.leadMinutes ?? null,
    createdAt: begun,
  };
  const staff = makeStaff(district, bid.id, { random, begun });
  const managers = staff.filter(({ bidRole }) => bidRole === "manager");
  const { residents, places } = makeResidents(district, { random, begun, now });
  const zipPoints = zips.filter(({ zip }) => district.zips.includes(zip));
  const options = { district, bidId: bid.id, residents, zipPoints, random, now };
  const made = makeReports(storms, options);
  const reports = district === COAST
    // By chance of its own: what else there is stays as it was.
    ? runTogether(made, { zipPoints, random: new Random(LOW_CORNERS_SEED) })
    : made;
  return {
    bid,
    managers,
    staff,
    residents,
    bidLevels: Object.entries(own?.levels ?? {}).map(([level, { mmPer15Min, mmPerHour }]) => ({
      bidId: bid.id,
      level,
      quarterMm: mmPer15Min,
      hourMm: mmPerHour,
    })),
    bidZips: district.zips.map((zip) => ({ bidId: bid.id, zip })),
    users: [...staff, ...residents],
    places,
    reports,
    acts: reports.flatMap((report) => makeActs(report, { managers, random, now })),
  };
}

function thresholdsOver(zip: string): Thresholds {
  const caring = DISTRICTS.filter(({ zips, own }) => own && zips.includes(zip));
  return mostCareful(caring.map(({ name, own }) => ({ name, ...own! })));
}

/** ZIP codes that share a cell of the sandbox's grid share its rain. */
function makeCells(
  zips: ZipRow[],
  { storms, random, begun, now }: { storms: DemoStorm[]; random: Random; begun: Date; now: Date },
): DemoCell[] {
  const firstAt = quarterBefore(begun.getTime());
  const count = Math.floor((now.getTime() - firstAt) / STEP_MS) + 1 + STEPS_FORECAST;
  const cells = new Map<string, DemoCell>();
  for (const zip of zips) {
    const centre = cellCentre(zip);
    const key = `${centre.latitude} ${centre.longitude}`;
    const known = cells.get(key);
    if (known) {
      known.zips.push(zip.zip);
      continue;
    }
    const readings = rainOver(storms, { firstAt, count, random }).map((mm, i) => {
      const at = new Date(firstAt + i * STEP_MS);
      return { at, mm, readAt: at < now ? at : now };
    });
    cells.set(key, { ...centre, zips: [zip.zip], readings });
  }
  return [...cells.values()];
}
