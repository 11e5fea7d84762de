// Whether the database's disk has room: PostgreSQL itself does not tell, but when it is too late.
import { isFull, type Sql } from "./database.ts";

/** About 8 MB: what a minute of a storm writes. */
const PROBE_ROWS = 100_000;

class Undone extends Error {}

/** Writes so much, and takes it back. Takes a tenth of a second. */
export async function hasRoom(sql: Sql): Promise<boolean> {
  try {
    return await sql.begin(async (tx) => {
      await tx`
        create temporary table room_probe on commit drop as
        select md5(n::text) || md5(n::text) as filling
        from generate_series(1, ${PROBE_ROWS}::int) n`;
      throw new Undone();
    });
  } catch (error) {
    if (error instanceof Undone) return true;
    if (isFull(error)) return false;
    throw error;
  }
}
