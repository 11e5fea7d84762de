// What becomes of an account's rows when it goes. The street was still flooded: reports stay, without
// anything that leads to who sent them. deletion_test.ts lists what is left, with the reasons.
import { maskContacts } from "shared/contact_data.ts";
import type { Query } from "shared/server/database.ts";
import { ringForFiles } from "shared/server/files_channel.ts";
import { forgetOwner } from "shared/server/outbox/owners.ts";
import { forgetInSecurityLog } from "shared/server/security_log.ts";
import {
  blurReports,
  deleteInvitations,
  deleteUnsentFiles,
  deleteUser,
  forgetCarriersFiles,
  forgetReplies,
  listNotes,
  tellOfReports,
  writeNotes,
} from "./sql.ts";

/** In one transaction. Files go after it, here and at the carrier, by the worker. */
export async function forgetPerson(sql: Query, userId: string, now: Date): Promise<void> {
  await tellOfReports(sql, userId);
  await forgetOwner(sql, userId, now);
  await forgetCarriersFiles(sql, userId, now);
  await deleteUnsentFiles(sql, userId, now);
  await maskNotes(sql, userId);
  await forgetReplies(sql, userId);
  await blurReports(sql, userId);
  await forgetInSecurityLog(sql, userId);
  await deleteInvitations(sql, userId);
  await deleteUser(sql, userId);
  await ringForFiles(sql);
}

async function maskNotes(sql: Query, userId: string): Promise<void> {
  const notes = await listNotes(sql, userId);
  const masked = notes.map(({ id, note, originalNote }) => ({
    id,
    note: maskContacts(note),
    originalNote: originalNote === null ? null : maskContacts(originalNote),
  }));
  await writeNotes(
    sql,
    masked.filter(({ note, originalNote }, i) =>
      note !== notes[i]!.note || originalNote !== notes[i]!.originalNote
    ),
  );
}
