// Whether the database's disk has room: PostgreSQL itself does not tell, but when it is too late.
import { isFull, type Sql } from "./database.ts";

/** Four to a page of 8 kB, and just too short for PostgreSQL to press them together. */
const ROW_LETTERS = 1_900;
/** 8 MB: what a minute of a storm writes. In few rows, for it is written every five minutes for ever. */
const PROBE_ROWS = 4_096;

class Undone extends Error {}

/** Writes so much, and takes it back. Takes some milliseconds. */
export async function hasRoom(sql: Sql): Promise<boolean> {
  try {
    return await sql.begin(async (tx) => {
      await tx`
        create temporary table room_probe on commit drop as
        select repeat('x', ${ROW_LETTERS}::int) as filling from generate_series(1, ${PROBE_ROWS}::int)`;
      throw new Undone();
    });
  } catch (error) {
    if (error instanceof Undone) return true;
    if (isFull(error)) return false;
    throw error;
  }
}
