// A district whose two managers write broadcasts.
import { startApi } from "./api.ts";
import type { TestDatabase } from "./database.ts";
import { addDistrict, addUser, RED_HOOK } from "./rows.ts";

/** 1 PM in New York: nobody's quiet hours. */
export const NOON = "2026-11-22T18:00:00Z";

export async function startBroadcastRoom(
  database: TestDatabase,
  { twoPairs = false, overrides = {} }: {
    twoPairs?: boolean;
    overrides?: Parameters<typeof startApi>[2];
  } = {},
) {
  const api = await startApi(database, undefined, overrides);
  api.clock.set(NOON);
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  await sql`update bids set two_pairs_of_eyes = ${twoPairs} where id = ${bidId}`;
  const ana = await addUser(sql, { bidId, phone: "+17185550177" });
  const ben = await addUser(sql, { bidId, phone: "+17185550178" });
  await sql`update users set quiet_from = null, quiet_to = null`;
  await sql`update users set staff_name = 'Ana Díaz' where id = ${ana.id}`;
  return {
    api,
    bidId,
    ana: { ...ana, client: await api.enter(ana) },
    ben: { ...ben, client: await api.enter(ben) },
    [Symbol.asyncDispose]: () => api[Symbol.asyncDispose](),
  };
}
