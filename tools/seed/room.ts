// The managers' room at work: the scenes as rows, with the incident and what was asked about it.
import { countSegments } from "shared/server/segments.ts";
import { stillWetText } from "shared/server/words/reports.ts";
import type { Act } from "shared/report_acts.ts";
import type { ReportStatus } from "shared/report_statuses.ts";
import type { Random } from "../../ground/random.ts";
import { canReport, fictionalPhone, type User } from "./people.ts";
import { type DemoAct, type DemoReport, nearestZip, type ZipPoint } from "./reports.ts";
import { ASKED_MINUTES_AGO, HIDDEN, type Scene, SCENES } from "./scenes.ts";
import type { DemoNotice } from "./notices.ts";
import type { Photo } from "./photos.ts";
import { makeTemplates, useTemplate } from "./templates.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

interface Place extends ZipPoint {
  city: string | null;
}

interface Setting {
  bidId: string;
  areaCode: string;
  staff: User[];
  residents: User[];
  zipPoints: Place[];
  random: Random;
  now: Date;
}

export interface Room {
  reports: DemoReport[];
  acts: DemoAct[];
  /** By report: how many it has at least to have. */
  photoCounts: Map<string, number>;
  confirmations: { reportId: string; userId: string; confirmedAt: Date }[];
  incidents: { id: string; bidId: string; leadId: string; createdAt: Date }[];
  /** Which reports tell of its water. */
  incidentReports: { incidentId: string; reportId: string }[];
  questions: {
    id: string;
    incidentId: string;
    askedBy: string;
    askedAt: Date;
    unasked: number;
  }[];
  notices: DemoNotice[];
  templates: ReturnType<typeof makeTemplates>;
  looks: { bidId: string; userId: string; seenUntil: Date }[];
  messages: {
    id: string;
    bidId: string;
    en: string;
    es: string;
    setBy: string;
    setAt: Date;
    until: Date;
  }[];
  invitations: {
    id: string;
    bidId: string;
    phone: string;
    role: "crew";
    name: string;
    invitedBy: string;
    createdAt: Date;
    expiresAt: Date;
  }[];
}

export function makeRoom(setting: Setting): Room {
  const { bidId, areaCode, staff, residents, random, now } = setting;
  const manager = staff.find(({ bidRole }) => bidRole === "manager")!;
  const reporters = residents.filter((user) => canReport(user, now));
  const incidentId = random.id(before(now, 60));
  const templates = makeTemplates({ bidId, managerId: manager.id, random, now });
  const made = SCENES.map((scene, i) =>
    play(scene, {
      ...setting,
      incidentId,
      templates,
      reporter: reporters[i % reporters.length]!,
    })
  );
  const members = made.filter((_, i) => isOfIncident(SCENES[i]!));
  const lead = members[0]!.report;
  const question = {
    id: random.id(before(now, ASKED_MINUTES_AGO)),
    incidentId,
    askedBy: manager.id,
    askedAt: before(now, ASKED_MINUTES_AGO),
    unasked: members.filter(({ report }) => !report.wantsTexts).length,
  };
  const witnesses = reporters.slice(SCENES.length % reporters.length).slice(0, 3)
    .filter(({ id }) => members.every(({ report }) => report.userId !== id));
  return {
    reports: made.map(({ report }) => report),
    acts: made.flatMap(({ acts }) => acts),
    photoCounts: new Map(made.flatMap(({ report }, i) => {
      const { photos } = SCENES[i]!;
      return photos ? [[report.id, photos]] : [];
    })),
    confirmations: witnesses.map(({ id }, i) => ({
      reportId: lead.id,
      userId: id,
      confirmedAt: before(now, 50 - 8 * i),
    })),
    incidents: [{ id: incidentId, bidId, leadId: lead.id, createdAt: before(now, 60) }],
    incidentReports: members.map(({ report }) => ({ incidentId, reportId: report.id })),
    questions: [question],
    notices: members.filter(({ report }) => report.wantsTexts)
      .map(({ report, reporter }) => ask(report, reporter, { ...setting, question })),
    templates,
    looks: [{ bidId, userId: manager.id, seenUntil: before(now, 18) }],
    messages: [{
      id: random.id(before(now, 45)),
      bidId,
      en:
        "Sandbags are at Court Street and Bergen Street until 6 PM. Please do not drive through water.",
      es:
        "Hay sacos de arena en Court Street y Bergen Street hasta las 6 p. m. No conduzca por el agua, por favor.",
      setBy: manager.id,
      setAt: before(now, 45),
      until: new Date(+before(now, 45) + 12 * 60 * MINUTE_MS),
    }],
    invitations: [{
      id: random.id(before(now, 26 * 60)),
      bidId,
      phone: fictionalPhone(areaCode, 198),
      role: "crew",
      name: "Alex",
      invitedBy: manager.id,
      createdAt: before(now, 26 * 60),
      expiresAt: new Date(+before(now, 26 * 60) + 7 * DAY_MS),
    }],
  };
}

/** One of the incident's pictures is for the staff alone. Changes the photo; returns the act. */
export function hidePicture(
  photos: Photo[],
  { incidents: [incident], looks: [look] }: Room,
  now: Date,
): DemoAct {
  const photo = photos.findLast(({ reportId }) => reportId === incident!.leadId)!;
  const { minutesAgo, reason } = HIDDEN;
  const { bidId, userId } = look!;
  const at = before(now, minutesAgo);
  Object.assign(photo, { hiddenAt: at, hiddenBy: userId, hiddenReason: reason });
  const detail = { mediaId: photo.id, what: "hidden" as const, reason };
  return { kind: "covered", detail, bidId, reportId: photo.reportId, userId, actedAt: at };
}

function isOfIncident({ water, deeds = [] }: Scene): boolean {
  return water !== undefined || deeds.some(([, , deed]) => "merged" in deed);
}

/** One report, and all that was done about it, in its order. */
function play(
  scene: Scene,
  { bidId, staff, zipPoints, random, now, incidentId, reporter, templates }: Setting & {
    incidentId: string;
    reporter: User;
    templates: Room["templates"];
  },
): { report: DemoReport; acts: DemoAct[]; reporter: User } {
  const createdAt = before(now, scene.minutesAgo);
  const report: DemoReport = {
    id: random.id(createdAt),
    userId: reporter.id,
    bidId,
    zip: scene.at ? nearestZip(scene.at, zipPoints) : zipPoints[0]!.zip,
    latitude: scene.at?.[1] ?? null,
    longitude: scene.at?.[0] ?? null,
    depth: scene.depth,
    note: scene.note,
    happenedAt: createdAt,
    status: "new",
    cityNumber: null,
    whose: null,
    assignedTo: null,
    isPrivate: scene.isPrivate ?? false,
    wantsTexts: true,
    waterAnswer: scene.water?.[0] ?? null,
    waterAnsweredAt: scene.water ? before(now, scene.water[1]) : null,
    submissionId: random.id(createdAt),
    via: "web",
    createdAt,
  };
  const crew = staff.find(({ bidRole }) => bidRole === "crew")!;
  const acts = (scene.deeds ?? []).map(([minutesAgo, who, deed]): DemoAct => {
    const by = staff.find(({ bidRole }) => bidRole === who)!;
    const act = carryOut(deed, report, { crew, incidentId, templates });
    return { ...act, bidId, reportId: report.id, userId: by.id, actedAt: before(now, minutesAgo) };
  });
  return { report, acts, reporter };
}

/** Changes the report as the API would have. */
function carryOut(
  deed: NonNullable<Scene["deeds"]>[number][2],
  report: DemoReport,
  { crew, incidentId, templates }: {
    crew: User;
    incidentId: string;
    templates: Room["templates"];
  },
): Act {
  if ("note" in deed) return { kind: "note", detail: { text: deed.note } };
  if ("given" in deed) {
    const previous = report.assignedTo;
    report.assignedTo = crew.id;
    return { kind: "assigned", detail: { to: crew.id, before: previous } };
  }
  const from: ReportStatus = report.status;
  if ("merged" in deed) {
    report.status = "same_as";
    return { kind: "merged", detail: { incidentId, from: null, status: from } };
  }
  const previous = { cityNumber: report.cityNumber, whose: report.whose };
  const facts = {
    cityNumber: "cityNumber" in deed ? deed.cityNumber : null,
    whose: "whose" in deed ? deed.whose : null,
  };
  Object.assign(report, { status: deed.to, ...facts });
  const answer = "answer" in deed ? deed.answer : undefined;
  const template = answer && useTemplate(templates, answer);
  const detail = { from, to: deed.to, ...facts, before: previous, ...template && { template } };
  return { kind: "status", detail };
}

/** "Still wet?", as it arrived. */
function ask(
  report: DemoReport,
  { id: userId, phone, language }: User,
  { question, zipPoints, random }: Setting & { question: Room["questions"][number] },
): DemoNotice {
  const { city } = zipPoints.find(({ zip }) => zip === report.zip)!;
  const { askedAt } = question;
  const body = stillWetText({ language, zip: report.zip, city });
  return {
    id: random.id(askedAt),
    kind: "report",
    userId,
    phone,
    reportId: report.id,
    questionId: question.id,
    broadcastId: null,
    language,
    body,
    segments: countSegments(body),
    purse: "reports",
    priority: -1,
    status: "delivered",
    errorCode: null,
    providerSid: `SM${random.hex(32)}`,
    tries: 1,
    createdAt: askedAt,
    sendAt: askedAt,
    expiresAt: new Date(+askedAt + 60 * MINUTE_MS),
    sendingAt: new Date(+askedAt + 1000),
    settledAt: new Date(+askedAt + 5000),
  };
}

function before(now: Date, minutes: number): Date {
  return new Date(now.getTime() - minutes * MINUTE_MS);
}
