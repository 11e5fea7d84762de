// Reports as files: ordered here, made by the worker, offered once they are made.
import type { AfterFile, NewAfterFile } from "shared/api/district/after.ts";
import { describeAfterReport } from "shared/after/describe.ts";
import { AFTER_FILES_KEPT_DAYS, MAX_AFTER_FILES_A_DAY } from "shared/limits.ts";
import { ringForAfterFiles } from "shared/server/after_files_channel.ts";
import { AppError } from "shared/server/app_error.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import type { Deps } from "../../../deps.ts";
import type { StaffSession } from "../../../sessions/require_session.ts";
import { asManager, asOurselves, lockDistrict } from "../../manager.ts";
import { getAfterReport } from "../after.ts";
import { addFile, countFiles, type FileRow, listFiles } from "./sql.ts";

const DAY_MS = 24 * 3600_000;

/** What is outdated by what was hidden since is none. */
export async function getAfterFiles(
  deps: Pick<Deps, "sql" | "storage" | "now">,
  bidId: string,
): Promise<AfterFile[]> {
  const since = new Date(deps.now().getTime() - AFTER_FILES_KEPT_DAYS * DAY_MS);
  const rows = await asManager(deps.sql, bidId, (tx) => listFiles(tx, bidId, since));
  return await Promise.all(rows.map((row) => describeFile(deps, row)));
}

/** @throws AppError afterFileNotFound */
export async function getAfterFile(
  deps: Pick<Deps, "sql" | "storage" | "now">,
  bidId: string,
  id: string,
): Promise<AfterFile> {
  const file = (await getAfterFiles(deps, bidId)).find((each) => each.id === id);
  if (!file) throw new AppError("afterFileNotFound");
  return file;
}

async function describeFile(
  { storage }: Pick<Deps, "storage">,
  { readingKey, readingBytes, archiveKey, archiveBytes, ...file }: FileRow,
): Promise<AfterFile> {
  const stored = async (key: string | null, bytes: number | null) =>
    key === null || bytes === null
      ? null
      : { bytes, url: await storage.signRead(key, "application/pdf") };
  const [reading, archive] = await Promise.all([
    stored(readingKey, readingBytes),
    stored(archiveKey, archiveBytes),
  ]);
  return { ...file, reading, archive };
}

/**
 * What the file will say is read now, by the same query as its page.
 *
 * @throws AppError stormNotFound, tooManyAfterFiles
 */
export async function orderAfterFile(
  deps: Deps,
  { bidId, userId }: StaffSession,
  { audience, asked }: NewAfterFile,
  address: string,
): Promise<{ id: string }> {
  const report = await getAfterReport(deps, bidId, asked, audience);
  const at = deps.now();
  const { title } = describeAfterReport(report);
  return await asManager(deps.sql, bidId, async (tx) => {
    await lockDistrict(tx, bidId);
    await asOurselves(tx);
    const today = await countFiles(tx, bidId, new Date(at.getTime() - DAY_MS));
    if (today >= MAX_AFTER_FILES_A_DAY) throw new AppError("tooManyAfterFiles");
    const id = await addFile(tx, { bidId, audience, title, asked, report, by: userId, at });
    const event = "afterFileOrdered";
    await noteSecurity(tx, { event, at, userId, bidId, address, detail: { name: title } });
    await ringForAfterFiles(tx);
    return { id };
  });
}
