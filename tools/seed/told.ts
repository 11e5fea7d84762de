// What who sent a report was told in a district's own words, as it arrived.
import type { TemplateStatus } from "shared/report_statuses.ts";
import type { Query } from "shared/server/database.ts";
import { countSegments } from "shared/server/segments.ts";
import { ownWordsText } from "shared/server/words/own_words.ts";
import type { Random } from "../../ground/random.ts";
import { insertAll } from "./insert.ts";
import type { DemoNotice } from "./notices.ts";
import type { User } from "./people.ts";
import type { DemoAct, DemoReport } from "./reports.ts";

type Told = DemoNotice & { reportNews: TemplateStatus };

export function makeTold(
  { acts, reports }: { acts: DemoAct[]; reports: DemoReport[] },
  { district, cityOf, users, publicUrl, random }: {
    district: string;
    cityOf: (zip: string) => string | null;
    users: User[];
    publicUrl: string;
    random: Random;
  },
): Told[] {
  return acts.flatMap((act) => {
    if (act.kind !== "status" || !act.detail.template) return [];
    const { id: reportId, zip, cityNumber, whose, userId } = reports
      .find(({ id }) => id === act.reportId)!;
    const { phone, language } = users.find(({ id }) => id === userId)!;
    const news = act.detail.to as TemplateStatus;
    const { words } = act.detail.template;
    const told = { district, words, news, reportId, publicUrl, cityNumber, whose };
    const body = ownWordsText({ language, zip, city: cityOf(zip) }, told);
    const at = (seconds: number) => new Date(+act.actedAt + seconds * 1000);
    return [{
      id: random.id(act.actedAt),
      kind: "report",
      reportNews: news,
      userId,
      phone,
      reportId,
      questionId: null,
      broadcastId: null,
      language,
      body,
      segments: countSegments(body),
      purse: "reports",
      priority: -2,
      status: "delivered",
      errorCode: null,
      providerSid: `SM${random.hex(32)}`,
      tries: 1,
      createdAt: at(0),
      sendAt: at(0),
      expiresAt: at(12 * 3600),
      sendingAt: at(1),
      settledAt: at(6),
    }];
  });
}

/** Each with its act, which has its id from the database. */
export async function insertTold(sql: Query, told: Told[]): Promise<void> {
  await insertAll(sql, "messages", told);
  await sql`
    update messages m set act_id = a.id
    from report_acts a
    where m.report_id = a.report_id and m.report_news = a.detail->>'to' and a.detail ? 'template'`;
}
