import type { Me, MeChange } from "shared/api/people.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Query, Sql } from "shared/server/database.ts";
import { forgetOwner } from "shared/server/outbox.ts";
import type { z } from "zod";
import { checkedConsent } from "../auth/code.ts";
import {
  deleteUser,
  findMe,
  giveConsent,
  listUnknownZips,
  lockUser,
  replacePlaces,
} from "./sql.ts";

export async function getMe(sql: Query, userId: string): Promise<Me> {
  const me = await findMe(sql, userId);
  if (!me) throw new AppError("sessionExpired");
  return me;
}

export async function changeMe(
  { sql, now }: { sql: Sql; now: () => Date },
  userId: string,
  change: z.output<typeof MeChange>,
): Promise<Me> {
  const consentVersion = checkedConsent(change.consentVersion);
  const { places } = change;
  if (places) await refuseWrongPlaces(sql, places.map((place) => place.zip));
  return await sql.begin(async (tx) => {
    const user = await lockUser(tx, userId);
    if (!user) throw new AppError("sessionExpired");
    if (places?.length && !(consentVersion ?? user.consentVersion)) {
      throw new AppError("consentNeeded");
    }
    if (consentVersion) await giveConsent(tx, userId, consentVersion, now());
    if (places) await replacePlaces(tx, userId, places, now());
    return await getMe(tx, userId);
  });
}

/** @throws AppError that names each wrong entry of the list, as `places.1.zip` */
async function refuseWrongPlaces(sql: Query, zips: string[]): Promise<void> {
  const field = (index: number) => `places.${index}.zip`;
  const repeated = zips.findIndex((zip, index) => zips.indexOf(zip) < index);
  if (repeated >= 0) {
    const fields = { [field(repeated)]: `${zips[repeated]} is in the list twice.` };
    throw new AppError("invalidInput", { fields });
  }
  const unknown = await listUnknownZips(sql, zips);
  if (unknown.length === 0) return;
  const fields = Object.fromEntries(
    unknown.map((zip) => [field(zips.indexOf(zip)), `We do not know ${zip}.`]),
  );
  throw new AppError("placeUnknown", { fields });
}

/** The person goes; what they reported stays, with nobody's name on it. */
export async function deleteMe(deps: { sql: Sql; now: () => Date }, userId: string): Promise<void> {
  await deps.sql.begin(async (tx) => {
    await forgetOwner(tx, userId, deps.now());
    await deleteUser(tx, userId);
  });
}
