// What a district brings in files: read beside this program, kept as a draft, taken by a manager who has seen it.
import { gunzipSync } from "node:zlib";
import type { TransactionSql } from "postgres";
import {
  type ImportDraft,
  type ImportKind,
  type ImportOverview,
  type ImportTaken,
  ImportView,
} from "shared/api/district/imports.ts";
import { DRAFT_MINUTES, UNDO_HOURS } from "shared/limits.ts";
import { AppError } from "shared/server/app_error.ts";
import { matchDrains } from "shared/server/files/drains/match.ts";
import { storeDrains, tellDrains } from "shared/server/files/drains/store.ts";
import { readOnThread } from "shared/server/files/reading/on_thread.ts";
import type { ReadImport } from "shared/server/files/reading/read_form.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import { listZipPlaces } from "shared/server/zip_places.ts";
import type { Deps } from "../../deps.ts";
import { requireManagerCode } from "../../second_factor/required.ts";
import type { StaffSession } from "../../sessions/require_session.ts";
import { asManager, asOurselves, lockDistrict } from "../manager.ts";
import {
  countStreets,
  deleteDraft,
  findDraft,
  findGround,
  listDrains,
  listStreets,
  putDraft,
  readOverview,
  type StoredDraft,
} from "./sql.ts";

type Asker = Pick<StaffSession, "bidId" | "userId" | "signedInAt">;

const MINUTE_MS = 60_000;
/** What measures areas is big, and asked for seldom. */
const loadBoundary = () => import("./boundary.ts");
/** Of a city's list, those of whom it is told what taking them would mean. */
const MOST_TOLD = 6;

export async function getOverview({ sql, now }: Deps, bidId: string): Promise<ImportOverview> {
  return await asManager(sql, bidId, async (tx) => {
    const { counts, ...overview } = await readOverview(tx, bidId, {
      draftsSince: ago(now(), DRAFT_MINUTES),
      undoSince: ago(now(), UNDO_HOURS * 60),
    });
    // Streets are no manager's to see but on the map.
    await asOurselves(tx);
    return { ...overview, counts: { ...counts, streets: await countStreets(tx, bidId) } };
  });
}

/** @throws AppError fileUnusable */
export async function readFile(
  deps: Deps,
  { bidId }: Asker,
  { kind, contentType, body }: {
    kind: ImportKind;
    contentType: string;
    body: Uint8Array<ArrayBuffer>;
  },
): Promise<ImportDraft> {
  const ground = await asManager(deps.sql, bidId, async (tx) => {
    await asOurselves(tx);
    const { boundary, zips } = await findGround(tx, bidId);
    return {
      boundary,
      zips: await listZipPlaces(tx, zips),
      streets: kind === "drains" ? await listStreets(tx, bidId) : [],
    };
  });
  const outcome = await readOnThread({ kind, contentType, body, ...ground }, deps.patience);
  if ("refused" in outcome) {
    throw new AppError("fileUnusable", {
      says: () => `This file cannot be used: ${outcome.refused}.`,
    });
  }
  const draft = { kind, ...outcome, readAt: deps.now() };
  await asManager(deps.sql, bidId, (tx) => putDraft(tx, bidId, draft));
  return await getDraft(deps, bidId, kind);
}

/** @throws AppError draftOfFileNotFound */
export async function getDraft(
  { sql, now }: Deps,
  bidId: string,
  kind: ImportKind,
): Promise<ImportDraft> {
  return await asManager(sql, bidId, async (tx) => {
    const draft = await getOwnDraft(tx, bidId, { kind, now: now() });
    const read = openContent(draft);
    await asOurselves(tx);
    const { id, fileName, readAt } = draft;
    const says = await tellImport(tx, bidId, read);
    return { id, kind, fileName, readAt: readAt.toISOString(), view: read.view, says };
  });
}

export async function dropDraft({ sql }: Deps, bidId: string, kind: ImportKind): Promise<void> {
  await asManager(sql, bidId, (tx) => deleteDraft(tx, bidId, kind));
}

/** @throws AppError freshCodeNeeded, secondFactorNeeded, draftOfFileNotFound, fileUnusable, boundaryTaken */
export async function takeDraft(
  deps: Deps,
  session: Asker,
  { kind, id, choice }: { kind: ImportKind; id: string; choice: number },
  address: string,
): Promise<ImportTaken> {
  const { bidId, userId } = session;
  const now = deps.now();
  await requireManagerCode(deps.sql, session, now);
  return await asManager(deps.sql, bidId, async (tx) => {
    await lockDistrict(tx, bidId);
    const draft = await getOwnDraft(tx, bidId, { kind, id, now });
    const read = openContent(draft);
    await asOurselves(tx);
    const says = await takeImport(tx, bidId, read, { choice, now });
    await deleteDraft(tx, bidId, kind);
    const detail = { which: kind, name: draft.fileName };
    await noteSecurity(tx, { event: "fileTaken", at: now, userId, bidId, address, detail });
    return { says };
  });
}

/** @throws AppError freshCodeNeeded, secondFactorNeeded, draftOfFileNotFound where there is nothing to put back */
export async function putBoundaryBack(deps: Deps, session: Asker, address: string): Promise<void> {
  const { bidId, userId } = session;
  const now = deps.now();
  await requireManagerCode(deps.sql, session, now);
  await asManager(deps.sql, bidId, async (tx) => {
    await lockDistrict(tx, bidId);
    await asOurselves(tx);
    const { undoBoundary } = await loadBoundary();
    const isDone = await undoBoundary(tx, bidId, { since: ago(now, UNDO_HOURS * 60), now });
    if (!isDone) throw new AppError("draftOfFileNotFound");
    await noteSecurity(tx, { event: "boundaryPutBack", at: now, userId, bidId, address });
  });
}

async function getOwnDraft(
  tx: TransactionSql,
  bidId: string,
  { kind, id, now }: { kind: ImportKind; id?: string; now: Date },
): Promise<StoredDraft> {
  const draft = await findDraft(tx, bidId, { kind, id, since: ago(now, DRAFT_MINUTES) });
  if (!draft) throw new AppError("draftOfFileNotFound");
  return draft;
}

/**
 * We have written it ourselves, but perhaps in the release before this one.
 *
 * @throws AppError draftOfFileNotFound
 */
function openContent({ content }: StoredDraft): ReadImport {
  const read: ReadImport = JSON.parse(new TextDecoder().decode(gunzipSync(content)));
  if (!ImportView.safeParse(read.view).success) throw new AppError("draftOfFileNotFound");
  return read;
}

async function tellImport(
  tx: TransactionSql,
  bidId: string,
  read: ReadImport,
): Promise<string[][]> {
  if (read.kind === "drains") {
    return [tellDrains(matchDrains(await listDrains(tx, bidId), read.drains))];
  }
  const { tellBoundary } = await loadBoundary();
  const says: string[][] = [];
  for (const [i, parts] of read.parts.slice(0, MOST_TOLD).entries()) {
    says.push(read.view.choices[i]!.no ? [] : await tellBoundary(tx, bidId, parts));
  }
  return says;
}

async function takeImport(
  tx: TransactionSql,
  bidId: string,
  read: ReadImport,
  { choice, now }: { choice: number; now: Date },
): Promise<string[]> {
  if (read.kind === "drains") {
    const changes = matchDrains(await listDrains(tx, bidId), read.drains);
    await storeDrains(tx, bidId, changes, now);
    return tellDrains(changes);
  }
  const parts = read.parts[choice];
  if (!parts) throw new AppError("draftOfFileNotFound");
  const { takeBoundary } = await loadBoundary();
  await takeBoundary(tx, bidId, parts, now);
  return ["The boundary is changed. A map may show the old one for a minute."];
}

function ago(now: Date, minutes: number): Date {
  return new Date(now.getTime() - minutes * MINUTE_MS);
}
