import type { Query } from "shared/server/database.ts";

interface Factor {
  sealedSecret: Uint8Array;
  confirmedAt: Date | null;
  lastStep: number;
}

/** Held to the end of the transaction: of two who type one code at once, one is late. */
export async function lockFactor(sql: Query, userId: string): Promise<Factor | undefined> {
  const [row] = await sql<Factor[]>`
    select sealed_secret, confirmed_at, last_step::float8 as last_step
    from second_factors where user_id = ${userId} for update`;
  return row;
}

export async function findFactor(
  sql: Query,
  userId: string,
): Promise<{ confirmedAt: string | null; recoveryCodesLeft: number } | undefined> {
  const [row] = await sql<{ confirmedAt: string | null; recoveryCodesLeft: number }[]>`
    select iso(confirmed_at) as confirmed_at, (
      select count(*)::int from recovery_codes r where r.user_id = f.user_id and used_at is null
    ) as recovery_codes_left
    from second_factors f where user_id = ${userId}`;
  return row;
}

/** In place of one that was never confirmed. False: there is one that was. */
export async function putFactor(
  sql: Query,
  { userId, sealedSecret, now }: { userId: string; sealedSecret: Uint8Array; now: Date },
): Promise<boolean> {
  const { count } = await sql`
    insert into second_factors as f (user_id, sealed_secret, begun_at)
    values (${userId}, ${sealedSecret}, ${now})
    on conflict (user_id) do update set
      sealed_secret = excluded.sealed_secret, begun_at = excluded.begun_at
    where f.confirmed_at is null`;
  return count > 0;
}

export async function confirmFactor(
  sql: Query,
  { userId, step, now }: { userId: string; step: number; now: Date },
): Promise<void> {
  await sql`
    update second_factors set confirmed_at = ${now}, last_step = ${step}
    where user_id = ${userId}`;
}

export async function replaceRecoveryCodes(
  sql: Query,
  userId: string,
  codeHashes: Uint8Array[],
): Promise<void> {
  await sql`delete from recovery_codes where user_id = ${userId}`;
  await sql`
    insert into recovery_codes ${sql(codeHashes.map((codeHash) => ({ userId, codeHash })))}`;
}

export async function noteStep(
  sql: Query,
  { userId, step, sealedSecret }: { userId: string; step: number; sealedSecret: Uint8Array },
): Promise<void> {
  await sql`
    update second_factors set last_step = ${step}, sealed_secret = ${sealedSecret}
    where user_id = ${userId}`;
}

/** False: it is none of theirs, or was used. */
export async function useRecoveryCode(
  sql: Query,
  { userId, codeHash, now }: { userId: string; codeHash: Uint8Array; now: Date },
): Promise<boolean> {
  const { count } = await sql`
    update recovery_codes set used_at = ${now}
    where user_id = ${userId} and code_hash = ${codeHash} and used_at is null`;
  return count > 0;
}

export async function deleteFactor(sql: Query, userId: string): Promise<boolean> {
  const { count } = await sql`delete from second_factors where user_id = ${userId}`;
  return count > 0;
}

export async function findPhone(sql: Query, userId: string): Promise<string | undefined> {
  const [user] = await sql<{ phone: string }[]>`select phone from users where id = ${userId}`;
  return user?.phone;
}

export async function findNeed(
  sql: Query,
  { bidId, userId }: { bidId: string; userId: string },
): Promise<{ isRequired: boolean; hasApp: boolean }> {
  const [row] = await sql<{ isRequired: boolean; hasApp: boolean }[]>`
    select
      exists (select from bids where id = ${bidId} and requires_second_factor) as is_required,
      exists (
        select from second_factors where user_id = ${userId} and confirmed_at is not null
      ) as has_app`;
  return row!;
}
