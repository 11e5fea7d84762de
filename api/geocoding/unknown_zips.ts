// A ZIP code that FloodLine has no place for: why, and which one near it may do.
import { AppError } from "shared/server/app_error.ts";
import type { Query } from "shared/server/database.ts";
import type { FieldWords } from "shared/words/refusals.ts";
import { listUnknownZips, type UnknownZip } from "./sql.ts";

/** For somebody who asks about a ZIP code itself. */
export async function zipNotFound(sql: Query, zip: string): Promise<AppError> {
  const [unknown] = await listUnknownZips(sql, [zip]);
  return new AppError("zipNotFound", unknown && { says: wordsFor(unknown) });
}

/** @throws AppError that names each entry that is not known, under its name */
export async function refuseUnknownZips(sql: Query, zips: Record<string, string>): Promise<void> {
  const unknown = await listUnknownZips(sql, Object.values(zips));
  if (unknown.length === 0) return;
  const fields = Object.entries(zips).flatMap(([name, zip]): [string, FieldWords][] => {
    const found = unknown.find((one) => one.zip === zip);
    return found ? [[name, wordsFor(found)]] : [];
  });
  const says = unknown.length === 1 ? wordsFor(unknown[0]!) : undefined;
  throw new AppError("placeUnknown", { says, fields: Object.fromEntries(fields) });
}

/** Undefined: it is known. */
export async function findUnknownZip(sql: Query, zip: string): Promise<UnknownZip | undefined> {
  return (await listUnknownZips(sql, [zip]))[0];
}

function wordsFor({ zip, isInService, near }: UnknownZip): FieldWords {
  return ({ fields }) => isInService ? fields.zipUnplaced(zip, near) : fields.zipUnknown(zip, near);
}
