// Several reports of one corner, ended at once in the district's own words: rows as the API makes them.
import { BATCH_UNDO_SECONDS } from "shared/limits.ts";
import type { NewBatch } from "shared/api/district/batches.ts";
import { countSegments } from "shared/server/segments.ts";
import { bodyOfMany, templateOf } from "shared/server/outbox/many_reports.ts";
import { endOfRest } from "shared/server/outbox/rest.ts";
import { ownWordsOfMany, ownWordsText } from "shared/server/words/own_words.ts";
import type { Query } from "shared/server/database.ts";
import type { Random } from "../../ground/random.ts";
import { insertAll } from "./insert.ts";
import type { DemoNotice } from "./notices.ts";
import { canReport, type User } from "./people.ts";
import { type DemoAct, type DemoReport, nearestZip, type ZipPoint } from "./reports.ts";
import type { Room } from "./room.ts";
import { endOfText } from "./sent_broadcast.ts";
import { useTemplate } from "./templates.ts";

const MINUTE_MS = 60_000;
const DONE_MINUTES_AGO = 26;
/** As those of shared/server/outbox/reports.ts. */
const PRIORITY = -2;
const VALID_HOURS = 12;

/** The first two are one person's. */
const REPORTS: {
  minutesAgo: number;
  at: [number, number];
  depth: DemoReport["depth"];
  note: string;
}[] = [
  {
    minutesAgo: 112,
    at: [-73.9917, 40.6841],
    depth: "ankle",
    note: "Smith and Bergen, both gutters.",
  },
  {
    minutesAgo: 104,
    at: [-73.9919, 40.6839],
    depth: "knee",
    note: "Now over the sidewalk as well.",
  },
  {
    minutesAgo: 97,
    at: [-73.9915, 40.6842],
    depth: "ankle",
    note: "Subway stairs are getting wet.",
  },
];

interface Setting {
  bid: { id: string; name: string; timeZone: string };
  room: Pick<Room, "templates" | "reports" | "acts">;
  managers: User[];
  residents: User[];
  zipPoints: (ZipPoint & { city: string | null })[];
  publicUrl: string;
  random: Random;
  now: Date;
}

type BatchText = DemoNotice & {
  reportNews: "water_gone";
  batchId: string;
  bodyOfMany: string | null;
};

export interface DoneAtOnce {
  reports: DemoReport[];
  batches: {
    id: string;
    bidId: string;
    userId: string;
    change: Omit<NewBatch, "reportIds">;
    leftOut: { id: string; why: "toldAlready" }[];
    actedAt: Date;
  }[];
  acts: (DemoAct & { batchId: string })[];
  texts: BatchText[];
  textReports: { messageId: string; reportId: string; reportNews: "water_gone" }[];
}

export function makeBatch(setting: Setting): DoneAtOnce {
  const { bid, room, managers, residents, random, now } = setting;
  const [manager] = managers as [User];
  const [busy, other] = residents.filter((user) => canReport(user, now)).slice(-2) as [User, User];
  const reports = REPORTS.map((one, i) => writeReport(one, i < 2 ? busy : other, setting));
  const actedAt = new Date(+now - DONE_MINUTES_AGO * MINUTE_MS);
  const template = useTemplate(room.templates, "cleared");
  const batchId = random.id(actedAt);
  const already = room.reports.find(({ id, status }) =>
    status === "water_gone" &&
    room.acts.findLast(({ reportId }) => reportId === id)!.actedAt < actedAt
  )!;
  const telling = { ...setting, batchId, words: template.words, actedAt };
  const ofBusy = tellOfSeveral(busy, reports.slice(0, 2), telling);
  return {
    reports,
    batches: [{
      id: batchId,
      bidId: bid.id,
      userId: manager.id,
      change: { status: "water_gone", templateId: template.id },
      leftOut: [{ id: already.id, why: "toldAlready" }],
      actedAt,
    }],
    acts: reports.map(({ id: reportId }) => ({
      bidId: bid.id,
      reportId,
      userId: manager.id,
      kind: "status",
      detail: {
        from: "new",
        to: "water_gone",
        cityNumber: null,
        whose: null,
        before: { cityNumber: null, whose: null },
        template,
      },
      batchId,
      actedAt,
    })),
    texts: [ofBusy, tellOfOne(other, reports[2]!, telling)],
    textReports: reports.slice(0, 2).map(({ id: reportId }) => ({
      messageId: ofBusy.id,
      reportId,
      reportNews: "water_gone",
    })),
  };
}

function writeReport(
  { minutesAgo, at, depth, note }: typeof REPORTS[number],
  { id: userId }: User,
  { bid, zipPoints, random, now }: Setting,
): DemoReport {
  const createdAt = new Date(+now - minutesAgo * MINUTE_MS);
  return {
    id: random.id(createdAt),
    userId,
    bidId: bid.id,
    zip: nearestZip(at, zipPoints),
    latitude: at[1],
    longitude: at[0],
    depth,
    note,
    happenedAt: createdAt,
    status: "water_gone",
    cityNumber: null,
    whose: null,
    assignedTo: null,
    isPrivate: false,
    wantsTexts: true,
    waterAnswer: null,
    waterAnsweredAt: null,
    submissionId: random.id(createdAt),
    via: "web",
    createdAt,
  };
}

interface Telling extends Setting {
  batchId: string;
  words: ReturnType<typeof useTemplate>["words"];
  actedAt: Date;
}

const FACTS = { news: "water_gone", cityNumber: null, whose: null } as const;

function tellOfSeveral(user: User, reports: DemoReport[], telling: Telling): BatchText {
  const { bid, words, publicUrl, random, actedAt } = telling;
  const { language } = user;
  const id = random.id(actedAt);
  const own = { district: bid.name, words, publicUrl, ...FACTS };
  const template = templateOf(
    (parts) => ownWordsOfMany({ language, isLast: false }, { ...own, ...parts }),
    id,
  );
  const body = bodyOfMany(template, reports.length);
  return {
    ...writeText(user, telling),
    id,
    reportId: null,
    body,
    segments: countSegments(body),
    bodyOfMany: template,
  };
}

function tellOfOne(user: User, { id: reportId, zip }: DemoReport, telling: Telling): BatchText {
  const { bid, words, publicUrl, zipPoints, random, actedAt } = telling;
  const { city } = zipPoints.find((point) => point.zip === zip)!;
  const own = { district: bid.name, words, publicUrl, reportId, ...FACTS };
  const body = ownWordsText({ language: user.language, zip, city }, own);
  const id = random.id(actedAt);
  return {
    ...writeText(user, telling),
    id,
    reportId,
    body,
    segments: countSegments(body),
    bodyOfMany: null,
  };
}

/** At the end of its reader's night; nobody hears while it can be undone. */
function writeText(user: User, { bid, batchId, random, now, actedAt }: Telling) {
  const leavesAt = new Date(+actedAt + BATCH_UNDO_SECONDS * 1000);
  const sendAt = endOfRest(leavesAt, user, bid.timeZone);
  return {
    kind: "report" as const,
    reportNews: FACTS.news,
    batchId,
    userId: user.id,
    phone: user.phone,
    questionId: null,
    broadcastId: null,
    language: user.language,
    purse: "reports" as const,
    priority: PRIORITY,
    ...endOfText(sendAt, { isUndelivered: false, order: 1, random, now }),
    createdAt: actedAt,
    sendAt,
    expiresAt: new Date(+sendAt + VALID_HOURS * 60 * MINUTE_MS),
  };
}

/** Each text with its act, which has its id from the database. */
export async function insertBatch(
  sql: Query,
  { reports, batches, acts, texts, textReports }: DoneAtOnce,
): Promise<void> {
  await insertAll(sql, "reports", reports);
  await insertAll(sql, "report_batches", batches);
  await insertAll(sql, "report_acts", acts);
  await insertAll(sql, "messages", texts);
  await insertAll(sql, "message_reports", textReports.map((one) => ({ ...one, reportRound: 0 })));
  await sql`
    update messages m set act_id = a.id from report_acts a
    where a.batch_id = m.batch_id and a.report_id = m.report_id`;
  await sql`
    update message_reports mr set act_id = a.id
    from messages m join report_acts a on a.batch_id = m.batch_id
    where m.id = mr.message_id and a.report_id = mr.report_id`;
}
