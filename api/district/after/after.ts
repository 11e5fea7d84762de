// An after-storm report, read and made: for its page, its files and its exports the same.
import type { AfterQuery, AfterReport } from "shared/api/district/after.ts";
import { viewOfArea } from "shared/geo/view_of.ts";
import { MOST_AFTER_REPORTS } from "shared/limits.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Query } from "shared/server/database.ts";
import type { Deps } from "../../deps.ts";
import { getGround } from "../../map/map.ts";
import { asProgram } from "../../sessions/viewer.ts";
import { readBroadcastTexts } from "../broadcasts/broadcast.ts";
import { asManager } from "../manager.ts";
import { readDistrictStorm, readDistrictStorms } from "../storms/storms.ts";
import { type AfterRows, makeAfterReport } from "./report.ts";
import {
  countPeople,
  findEpisodeStart,
  getAfterDistrict,
  getDays,
  listBroadcasts,
  listChosenPictures,
  listEarlier,
  listLeads,
  listRain,
  listReportRows,
  listStormSpans,
  listTides,
  listWarnings,
  type ReportAudience,
  type ReportSpan,
  type StormSpan,
} from "./sql.ts";
import { windowOfDays, windowOfStorm } from "./window.ts";

/** A season's, on one page. */
const STORMS_COMPARED = 8;
const WEEK_MS = 7 * 24 * 3600_000;

/** @throws AppError stormNotFound */
export async function getAfterReport(
  { sql, storage, now: clock }: Pick<Deps, "sql" | "storage" | "now">,
  bidId: string,
  query: AfterQuery,
  audience: ReportAudience,
): Promise<AfterReport> {
  const now = clock();
  const { span, ...rows } = await asManager(
    sql,
    bidId,
    (tx) => readRows(tx, bidId, { query, audience, now }),
  );
  const view = viewOfArea(rows.district.boundary);
  const [ground, pictures] = await Promise.all([
    asProgram(() => getGround(sql, view, now)),
    Promise.all(rows.pictures.map(async (picture) => ({
      ...picture,
      url: await storage.signRead(picture.objectKey, "image/jpeg"),
    }))),
  ]);
  return makeAfterReport({ ...rows, pictures, streets: ground.streets }, {
    ...span,
    audience,
    asOf: now,
    isOfStorm: query.storm !== undefined,
    mostReports: MOST_AFTER_REPORTS,
  });
}

async function readRows(
  tx: Query,
  bidId: string,
  { query, audience, now }: { query: AfterQuery; audience: ReportAudience; now: Date },
) {
  const { span, within, next } = await findTime(tx, bidId, query, now);
  const [district, rain, warnings, tides, people, broadcasts, reports, pictures] = await Promise
    .all([
      getAfterDistrict(tx, bidId),
      listRain(tx, bidId, span),
      listWarnings(tx, bidId, span),
      listTides(tx, bidId, span),
      countPeople(tx, within.flatMap(({ episodeIds }) => episodeIds)),
      readBroadcasts(tx, bidId, span),
      listReportRows(tx, bidId, { ...span, audience, limit: MOST_AFTER_REPORTS }),
      listChosenPictures(tx, bidId, span),
    ]);
  const incidentIds = [...new Set(reports.flatMap(({ incidentId }) => incidentId ?? []))];
  const [leads, storms, compared] = await Promise.all([
    listLeads(tx, bidId, incidentIds),
    Promise.all(within.map(({ id }) => readDistrictStorm(tx, bidId, id))),
    readCompared(tx, bidId, { within, next, audience, now }),
  ]);
  return {
    span,
    district,
    rain,
    warnings,
    tides,
    people,
    broadcasts,
    reports,
    pictures,
    leads,
    storms,
    compared,
  };
}

/**
 * The time that a report of this looks at.
 *
 * @throws AppError stormNotFound
 */
export async function findReportSpan(
  tx: Query,
  bidId: string,
  query: AfterQuery,
  now: Date,
): Promise<ReportSpan> {
  return (await findTime(tx, bidId, query, now)).span;
}

/** Whether this is an episode of one of its storms. */
export async function hasStorm(tx: Query, bidId: string, id: string): Promise<boolean> {
  return await findEpisodeStart(tx, bidId, id) !== undefined;
}

async function findTime(
  tx: Query,
  bidId: string,
  query: AfterQuery,
  now: Date,
): Promise<Found> {
  return query.storm
    ? await findStormSpan(tx, bidId, { id: query.storm, now })
    : await findDays(tx, bidId, query, now);
}

interface Found {
  span: ReportSpan;
  /** The storms of that time, in order. */
  within: StormSpan[];
  /** The first after it. */
  next: StormSpan | undefined;
}

async function findStormSpan(
  tx: Query,
  bidId: string,
  { id, now }: { id: string; now: Date },
): Promise<Found> {
  const startedAt = await findEpisodeStart(tx, bidId, id);
  if (!startedAt) throw new AppError("stormNotFound");
  const spans = await listStormSpans(tx, bidId, spansSince(startedAt, now));
  const n = spans.findIndex(({ episodeIds }) => episodeIds.includes(id));
  const storm = spans[n];
  if (!storm) throw new AppError("stormNotFound");
  const next = spans[n + 1];
  const span = windowOfStorm(storm, { nextStartedAt: next?.startedAt, now });
  return { span, within: [storm], next };
}

async function findDays(
  tx: Query,
  bidId: string,
  { from, until }: AfterQuery,
  now: Date,
): Promise<Found> {
  const span = windowOfDays(await getDays(tx, bidId, { from: from!, until: until! }), now);
  const spans = await listStormSpans(tx, bidId, spansSince(span.from, now));
  return {
    span,
    within: spans.filter(({ startedAt, clearedAt }) =>
      startedAt < span.until && (clearedAt ?? now) > span.from
    ),
    next: spans.find(({ startedAt }) => startedAt >= span.until),
  };
}

/** No storm is longer than a week (docs/decisions/0032). */
function spansSince(from: Date, now: Date): ReportSpan {
  return { from: new Date(from.getTime() - WEEK_MS), until: now };
}

async function readBroadcasts(
  tx: Query,
  bidId: string,
  span: ReportSpan,
): Promise<AfterRows["broadcasts"]> {
  const sent = await listBroadcasts(tx, bidId, span);
  return await Promise.all(sent.map(async ({ id, at, people }) => ({
    at,
    people,
    texts: await readBroadcastTexts(tx, { id, leftAt: at }),
  })));
}

/** The storms of this time and those before, each looked at in its own time. */
async function readCompared(
  tx: Query,
  bidId: string,
  { within, next, audience, now }: Omit<Found, "span"> & { audience: ReportAudience; now: Date },
): Promise<AfterRows["compared"]> {
  if (within.length === 0) return [];
  const limit = within.length + STORMS_COMPARED;
  const { storms } = await readDistrictStorms(tx, bidId, { before: next?.id, limit, now });
  const spans = storms.map((storm, n) => {
    const later = n === 0 ? next?.startedAt : new Date(storms[n - 1]!.startedAt);
    const ends = {
      startedAt: new Date(storm.startedAt),
      clearedAt: storm.clearedAt === null ? null : new Date(storm.clearedAt),
    };
    return { id: storm.id, ...windowOfStorm(ends, { nextStartedAt: later, now }) };
  });
  const figures = new Map(
    (await listEarlier(tx, bidId, spans, audience)).map((row) => [row.id, row]),
  );
  return storms.flatMap((storm) => {
    const own = figures.get(storm.id);
    return own ? [{ storm, figures: own }] : [];
  });
}
