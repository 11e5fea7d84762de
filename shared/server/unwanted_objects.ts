// Objects in storage that shall go. Nothing is deleted while somebody waits for an answer, or inside a
// transaction: what is unwanted is written down, and the worker deletes it (see worker/cleaning/).
import type { Query } from "./database.ts";

/** Before an object is made, where what comes after may fail; or once no row names it any more. */
export async function deleteObjectLater(sql: Query, key: string, after: Date): Promise<void> {
  await sql`
    insert into unwanted_objects (object_key, delete_after) values (${key}, ${after})
    on conflict (object_key) do update set delete_after = excluded.delete_after`;
}

/** In the transaction in which rows begin to name them. */
export async function keepObjects(sql: Query, keys: string[]): Promise<void> {
  await sql`delete from unwanted_objects where object_key = any(${keys}::text[])`;
}
