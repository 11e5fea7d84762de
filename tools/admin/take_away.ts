// What operators take away when it is wrong: a report, a photo or video, somebody's way in. Each with a
// reason, and written to the security log with who did it.
import { isId } from "shared/ids.ts";
import type { Query, Sql } from "shared/server/database.ts";
import { notifyChanged } from "shared/server/events/report_events.ts";
import { ringForFiles } from "shared/server/files_channel.ts";
import { dropReportTexts } from "shared/server/outbox/reports.ts";
import { maskPhone, parsePhone } from "shared/server/phones.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import { Mistake } from "./mistake.ts";

interface Why {
  /** Who does it. */
  by: string;
  reason: string;
  now: Date;
}

/** For everybody but its sender, who is told; its photos and videos go from storage. */
export async function removeReport(sql: Sql, typedId: string, why: Why): Promise<string> {
  const id = idOf(typedId);
  return await sql.begin(async (tx) => {
    const [report] = await tx<{ bidId: string | null; removedAt: Date | null }[]>`
      select bid_id, removed_at from reports where id = ${id} for update`;
    if (!report) throw new Mistake(`There is no report ${id}`);
    if (report.removedAt) throw new Mistake(`Report ${id} is removed already`);
    const media = await removeFiles(tx, id, why.now);
    await tx`
      update reports set
        removed_at = ${why.now}, withdrawn_at = coalesce(withdrawn_at, ${why.now}),
        removed_media = removed_media + ${media}
      where id = ${id}
      returning ${notifyChanged(tx)}`;
    await dropReportTexts(tx, id, why.now);
    const detail = { by: why.by, reason: why.reason, report: id, media };
    const { bidId } = report;
    await noteSecurity(tx, {
      event: "reportRemoved",
      at: why.now,
      bidId: bidId ?? undefined,
      detail,
    });
    return `Report ${id} is removed, with ${media} photos or videos. Its sender sees that it was.`;
  });
}

/** One file; the report stays. */
export async function removeMedia(sql: Sql, typedId: string, why: Why): Promise<string> {
  const id = idOf(typedId);
  return await sql.begin(async (tx) => {
    const [file] = await tx<{ reportId: string | null; isStaffs: boolean }[]>`
      select report_id, is_staffs from media where id = ${id} for update`;
    if (!file) throw new Mistake(`There is no photo or video ${id}`);
    await removeFiles(tx, file.reportId, why.now, id);
    const { reportId } = file;
    if (reportId) {
      await tx`
        update reports set removed_media = removed_media + ${file.isStaffs ? 0 : 1}
        where id = ${reportId}
        returning ${notifyChanged(tx)}`;
    }
    const detail = {
      by: why.by,
      reason: why.reason,
      media: id,
      ...reportId && { report: reportId },
    };
    await noteSecurity(tx, { event: "mediaRemoved", at: why.now, detail });
    return file.isStaffs
      ? `Photo or video ${id} is removed. A district's staff had taken it.`
      : `Photo or video ${id} is removed. Who sent it sees that one was.`;
  });
}

/** Rows now, so that nobody is shown them; bytes by the worker, which tries until they are gone. */
async function removeFiles(
  tx: Query,
  reportId: string | null,
  now: Date,
  id: string | null = null,
): Promise<number> {
  const gone = await tx`
    with gone as (
      delete from media
      where ${id === null ? tx`report_id = ${reportId}` : tx`id = ${id}`}
      returning object_key, source_url
    ), at_carrier as (
      insert into carrier_removals (source_url, next_at)
      select source_url, ${now} from gone where source_url is not null
      on conflict do nothing
    )
    insert into unwanted_objects (object_key, delete_after)
    select object_key, ${now} from gone
    on conflict (object_key) do update set delete_after = excluded.delete_after
    returning object_key`;
  await ringForFiles(tx);
  return gone.count;
}

/** Nothing they send counts any more; alerts they follow still come, for a flood spares nobody. */
export async function blockPhone(sql: Sql, typed: string, why: Why): Promise<string> {
  const phone = parsePhone(typed);
  return await sql.begin(async (tx) => {
    const { count } = await tx`
      insert into blocked_phones (phone, blocked_at) values (${phone}, ${why.now})
      on conflict do nothing`;
    if (count === 0) throw new Mistake(`${maskPhone(phone)} is blocked already`);
    const userId = await endSessionsOf(tx, tx`phone = ${phone}`, why.now);
    const detail = { by: why.by, reason: why.reason, number: maskPhone(phone) };
    await noteSecurity(tx, { event: "numberBlocked", at: why.now, userId: userId[0], detail });
    return `${maskPhone(phone)} is blocked: no sign-in, no reports, no confirmations. ` +
      "Their reports stay: reports remove takes one away.";
  });
}

export async function unblockPhone(sql: Sql, typed: string, why: Why): Promise<string> {
  const phone = parsePhone(typed);
  return await sql.begin(async (tx) => {
    const { count } = await tx`delete from blocked_phones where phone = ${phone}`;
    if (count === 0) throw new Mistake(`${maskPhone(phone)} is not blocked`);
    const [user] = await tx<{ id: string }[]>`select id from users where phone = ${phone}`;
    const detail = { by: why.by, reason: why.reason, number: maskPhone(phone) };
    await noteSecurity(tx, { event: "numberUnblocked", at: why.now, userId: user?.id, detail });
    return `${maskPhone(phone)} may sign in again`;
  });
}

/** For who has lost app and recovery codes, and is known to whoever does it: the texted code alone lets them in again. */
export async function resetSecondFactor(sql: Sql, typed: string, why: Why): Promise<string> {
  const phone = parsePhone(typed);
  return await sql.begin(async (tx) => {
    const [user] = await tx<{ id: string }[]>`
      delete from second_factors f using users u
      where u.id = f.user_id and u.phone = ${phone} returning u.id`;
    if (!user) throw new Mistake(`${maskPhone(phone)} has no authenticator app set up`);
    const detail = { by: why.by, reason: why.reason };
    await noteSecurity(tx, { event: "secondFactorReset", at: why.now, userId: user.id, detail });
    return `${maskPhone(phone)} signs in by the texted code alone, and may set up an app anew`;
  });
}

/** All its staff are out, and may sign in again. */
export async function signOutDistrict(sql: Sql, slug: string, why: Why): Promise<string> {
  return await sql.begin(async (tx) => {
    const [district] = await tx<{ id: string }[]>`select id from bids where slug = ${slug}`;
    if (!district) throw new Mistake(`There is no district "${slug}": see districts list`);
    const users = await endSessionsOf(tx, tx`bid_id = ${district.id}`, why.now);
    const detail = { which: "district", by: why.by, reason: why.reason, staff: users.length };
    await noteSecurity(tx, { event: "sessionEnded", at: why.now, bidId: district.id, detail });
    return `${users.length} of the staff of ${slug} are signed out`;
  });
}

/** Of all whom `where`, over `users`, means; returns them. */
async function endSessionsOf(
  tx: Query,
  where: ReturnType<Sql>,
  now: Date,
): Promise<string[]> {
  const users = await tx<{ id: string }[]>`select id from users where ${where}`;
  const ids = users.map(({ id }) => id);
  await tx`
    update sessions set ended_at = ${now}
    where user_id = any(${ids}::uuid[]) and ended_at is null`;
  return ids;
}

function idOf(text: string): string {
  if (isId(text)) return text;
  throw new Mistake(`"${text}" is no id: it is the last part of the report's address`);
}
