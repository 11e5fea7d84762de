// All that is a district's in one file: it may leave, and take what it has along.
import { AppError } from "shared/server/app_error.ts";
import type { Query } from "shared/server/database.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import type { Deps } from "../../deps.ts";
import { csvHead, csvRows } from "../../http/csv.ts";
import { requireManagerCode } from "../../second_factor/required.ts";
import { asProgram } from "../../sessions/viewer.ts";
import type { StaffSession } from "../../sessions/require_session.ts";
import { WRITERS } from "../exports/formats.ts";
import { readReports } from "../exports/list_file.ts";
import { streamFile } from "../exports/stream.ts";
import type { Turns } from "../exports/turns.ts";
import { getLevels } from "../levels/levels.ts";
import { findDistrict } from "../own/own_district.ts";
import { findSettings } from "../settings/settings.ts";
import { ACTS, INCIDENTS, PICTURES, STORMS, type TakenTable } from "./sql.ts";
import { zipFiles, type ZippedFile } from "./zip.ts";

/** @throws AppError freshCodeNeeded and so on, as requireManagerCode says; busy */
export async function streamEverything(
  { sql, now, publicUrl }: Deps,
  turns: Turns,
  session: StaffSession,
  address: string,
): Promise<ReadableStream<Uint8Array>> {
  const { bidId, userId } = session;
  const at = now();
  await asProgram(() => requireManagerCode(sql, session, at));
  const stream = await streamFile({ sql, turns, bidId }, async function* (tx) {
    yield* zipFiles(await listFiles(tx, { bidId, publicUrl, at }), at);
  });
  await asProgram(() =>
    noteSecurity(sql, { event: "everythingTaken", at, userId, bidId, address })
  );
  return stream;
}

async function listFiles(
  tx: Query,
  { bidId, publicUrl, at }: { bidId: string; publicUrl: string; at: Date },
): Promise<ZippedFile[]> {
  const [district, settings, levels] = await Promise.all([
    findDistrict(tx, bidId),
    findSettings(tx, bidId),
    getLevels(tx, bidId),
  ]);
  if (!district) throw new AppError("notStaff");
  const { boundary, ...own } = district;
  const { languages, twoPairsOfEyes, softer } = settings;
  const kept = { ...own, settings: { languages, twoPairsOfEyes, softer }, thresholds: levels };
  const feature = { type: "Feature", properties: { name: own.name }, geometry: boundary };
  const reports = WRITERS.csv({ district: own.name, publicUrl });
  const table = (name: string, { columns, read }: TakenTable): ZippedFile => ({
    name,
    async *pieces() {
      yield csvHead(columns);
      for await (const rows of read(tx, bidId)) yield csvRows(rows);
    },
  });
  return [
    { name: "README.txt", pieces: () => [readme(own.name, publicUrl, at)] },
    { name: "district.json", pieces: () => [`${JSON.stringify(kept, null, 2)}\n`] },
    { name: "boundary.geojson", pieces: () => [`${JSON.stringify(feature)}\n`] },
    {
      name: "reports.csv",
      async *pieces() {
        yield reports.head;
        for await (const rows of readReports(tx, { bidId, filter: {} })) {
          yield reports.rows(rows, false);
        }
      },
    },
    table("acts.csv", ACTS),
    table("incidents.csv", INCIDENTS),
    table("pictures.csv", PICTURES),
    table("storms.csv", STORMS),
  ];
}

function readme(name: string, publicUrl: string, at: Date): string {
  return `${name}: all that FloodLine keeps for the district, taken ${at.toISOString()}.

district.json     name, clock, ZIP codes, settings, thresholds (null: FloodLine's own)
boundary.geojson  the boundary, WGS 84
reports.csv       every report that its sender has not taken back; "page" is its address
acts.csv          what was done about each, by whom; "detail" is JSON
incidents.csv     reports of one water; "leadId" is the first of them
pictures.csv      photos and videos, each on the page of its report: ${publicUrl}/district/reports/{reportId}
storms.csv        storms over each ZIP code, and what became of the texts, in numbers

Times are UTC. CSV is RFC 4180 in UTF-8; a text that a spreadsheet would work out begins with an apostrophe.
Of who follows or reports nothing is here: neither numbers nor names are the district's.
`.replaceAll("\n", "\r\n");
}
