// Reports on their way to cities: sent once, their numbers kept, what becomes of them heard. What has no answer is
// never sent again on a guess: it is looked for in the city's list (docs/decisions/0062-open311.md).
import pMap from "p-map";
import type { Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import { cityFields, referenceOf } from "./fields.ts";
import type { City, CityEndpoint } from "./endpoint.ts";
import { hearNews, passOn, type Telling } from "./news.ts";
import { readNewsStatus } from "shared/open311/statuses.ts";
import { CITY_TRIED_HOURS } from "shared/open311/patience.ts";
import type { CityAnswer } from "./reading.ts";
import {
  type ClaimedRequest,
  claimLooks,
  claimQueued,
  deleteOldNews,
  giveUpLost,
  markRefused,
  markTaken,
  markUnknown,
  noteHeard,
  queueAgain,
  stopLooking,
  takeNews,
} from "./sql.ts";

const log = getLogger(["worker", "open311"]);
const PER_ROUND = 20;
const AT_ONCE = 4;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Longer than a request may take. */
const LOST_MS = 5 * MINUTE_MS;
const PATIENCE_MS = CITY_TRIED_HOURS * 60 * MINUTE_MS;
/** A case is followed so long. */
const FOLLOWED_MS = 90 * DAY_MS;
/** News of a number that nobody has got by then is nobody's. */
const NEWS_KEPT_MS = 7 * DAY_MS;

interface CityServices extends Telling {
  sql: Sql;
  city: City;
  /** By district, as the environment has them. */
  cityKeys: ReadonlyMap<string, string>;
}

/** One round. */
export async function serveCities(services: CityServices, now: Date): Promise<void> {
  const { sql } = services;
  await giveUpLost(sql, new Date(now.getTime() - LOST_MS), now);
  await each(await claimQueued(sql, PER_ROUND, now), (request) => send(services, request, now));
  const nextAt = new Date(now.getTime() + LOST_MS);
  const looks = await claimLooks(sql, { limit: PER_ROUND, nextAt, now });
  await each(looks, (request) => look(services, request, now));
  await deleteOldNews(sql, new Date(now.getTime() - NEWS_KEPT_MS));
}

/** One that fails does not stop the rest. */
async function each(
  requests: ClaimedRequest[],
  work: (request: ClaimedRequest) => Promise<void>,
): Promise<void> {
  await pMap(requests, async (request) => {
    try {
      await work(request);
    } catch (error) {
      const { reportId, state } = request;
      log.warn("a city was asked in vain", { reportId, state, reason: (error as Error).message });
    }
  }, { concurrency: AT_ONCE });
}

async function send(
  services: CityServices,
  request: ClaimedRequest,
  now: Date,
): Promise<void> {
  const endpoint = endpointOf(services, request);
  const posted: CityAnswer = endpoint
    ? await services.city.post(endpoint, request.reportId, cityFields(request))
    : { result: "refused", problem: "notSet", words: "" };
  await settle(services, request, posted, now);
}

async function settle(
  services: CityServices,
  request: ClaimedRequest,
  posted: CityAnswer,
  now: Date,
): Promise<void> {
  const { sql } = services;
  const { reportId, tries, askedAt } = request;
  switch (posted.result) {
    case "sent":
      return await take(services, request, { number: posted.number, token: null }, now);
    case "waiting":
      return await take(services, request, { number: null, token: posted.token }, now);
    case "unknown":
      return await markUnknown(sql, reportId, now);
    case "refused":
      return await markRefused(sql, reportId, posted);
    case "later":
      if (now.getTime() - askedAt.getTime() > PATIENCE_MS) {
        return await markRefused(sql, reportId, { problem: "unreachable", words: "" });
      }
      return await queueAgain(sql, reportId, new Date(now.getTime() + pauseMs(tries)));
  }
}

/** A minute, two, four, … an hour. */
function pauseMs(tries: number): number {
  return Math.min(2 ** Math.max(tries - 1, 0), 60) * MINUTE_MS;
}

/** The city has it: one transaction for that, its number, and what was told of the number before. */
async function take(
  { sql, ...telling }: CityServices,
  request: ClaimedRequest,
  { number, token }: { number: string | null; token: string | null },
  now: Date,
): Promise<void> {
  const { reportId, bidId, askedBy } = request;
  const nextAt = new Date(now.getTime() + MINUTE_MS);
  await sql.begin(async (tx) => {
    if (!await markTaken(tx, reportId, { number, token, now, nextAt })) return;
    await passOn(tx, { bidId, reportId, askedBy, number }, telling, now);
    for (const { status, words } of number === null ? [] : await takeNews(tx, bidId, number)) {
      const known = readNewsStatus(status);
      if (known) await hearNews(tx, { bidId, reportId, status: known, words }, telling, now);
    }
  });
}

async function look(
  services: CityServices,
  request: ClaimedRequest,
  now: Date,
): Promise<void> {
  const endpoint = endpointOf(services, request);
  if (!endpoint) return await stopLooking(services.sql, request.reportId);
  if (request.state === "sent" && request.number !== null) {
    return await followCase(services, endpoint, request, now);
  }
  const number = request.state === "waiting"
    ? await services.city.findByToken(endpoint, request.token!)
    : await findInList(services, endpoint, request, now);
  if (number !== undefined) {
    return await take(services, request, { number, token: null }, now);
  }
  const since = request.sendingAt ?? request.askedAt;
  if (now.getTime() - since.getTime() > PATIENCE_MS) {
    await stopLooking(services.sql, request.reportId);
  }
}

/** By the reference that its description ends with. */
async function findInList(
  { city }: CityServices,
  endpoint: CityEndpoint,
  { reportId, sendingAt, askedAt }: ClaimedRequest,
  now: Date,
): Promise<string | undefined> {
  const from = new Date((sendingAt ?? askedAt).getTime() - 10 * MINUTE_MS);
  const cases = await city.listCases(endpoint, { from, to: now });
  return cases.find(({ description }) => description.includes(referenceOf(reportId)))?.number;
}

async function followCase(
  { sql, city, ...telling }: CityServices,
  endpoint: CityEndpoint,
  request: ClaimedRequest,
  now: Date,
): Promise<void> {
  const { reportId, bidId, number, askedAt, cityStatus, cityWords } = request;
  const found = await city.findCase(endpoint, number!);
  const ageMs = now.getTime() - askedAt.getTime();
  if (!found) {
    if (ageMs > FOLLOWED_MS) await stopLooking(sql, reportId);
    return;
  }
  const status = found.isClosed ? "CLOSED" : "OPEN";
  const { words } = found;
  const isNews = status !== (cityStatus ?? "OPEN") || words !== (cityWords ?? "");
  const isOver = found.isClosed || ageMs > FOLLOWED_MS;
  const nextAt = isOver ? null : new Date(now.getTime() + followMs(ageMs));
  await sql.begin(async (tx) => {
    await noteHeard(tx, reportId, { status, words, now, nextAt });
    if (isNews) await hearNews(tx, { bidId, reportId, status, words }, telling, now);
  });
}

/** Often while a storm lasts, then by the hour, then by the day. */
function followMs(ageMs: number): number {
  if (ageMs < DAY_MS) return 15 * MINUTE_MS;
  return ageMs < 14 * DAY_MS ? 60 * MINUTE_MS : DAY_MS;
}

/** Undefined: there is none any more. */
function endpointOf(
  { cityKeys }: CityServices,
  { url, jurisdictionId, serviceCode, slug }: ClaimedRequest,
): CityEndpoint | undefined {
  if (!url || !serviceCode) return undefined;
  return { url, jurisdictionId, serviceCode, apiKey: cityKeys.get(slug) };
}
