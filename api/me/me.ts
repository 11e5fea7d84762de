import type { Me, MeChange } from "shared/api/people.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Query, Sql } from "shared/server/database.ts";
import { holdQueued } from "shared/server/outbox/paused.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import { PAUSE_HOURS } from "shared/limits.ts";
import type { z } from "zod";
import type { Deps } from "../deps.ts";
import { checkConsent } from "./consent.ts";
import { forgetPerson } from "./forget.ts";
import { forgetPlacesLeft } from "./places_left.ts";
import { refuseUnknownZips } from "../geocoding/unknown_zips.ts";
import { type Choices, findMe, giveConsent, lockUser, replacePlaces, setChoices } from "./sql.ts";

export async function getMe(sql: Query, userId: string): Promise<Me> {
  const me = await findMe(sql, userId);
  if (!me) throw new AppError("sessionExpired");
  return me;
}

export async function changeMe(
  { sql, now, publicUrl }: Pick<Deps, "sql" | "now" | "publicUrl">,
  userId: string,
  change: z.output<typeof MeChange>,
): Promise<Me> {
  const consentVersion = checkConsent(change.consentVersion);
  const { places } = change;
  if (places) await refuseWrongPlaces(sql, places.map((place) => place.zip));
  return await sql.begin(async (tx) => {
    const user = await lockUser(tx, userId);
    if (!user) throw new AppError("sessionExpired");
    if (places?.length && !(consentVersion ?? user.consentVersion)) {
      throw new AppError("consentNeeded");
    }
    if (consentVersion) await giveConsent(tx, userId, consentVersion, now());
    if (places) {
      await replacePlaces(tx, userId, places, now());
      await forgetPlacesLeft(tx, userId, { publicUrl, now: now() });
    }
    await setChoices(tx, userId, choicesOf(change, now()));
    if (change.paused) await holdQueued(tx, userId, now());
    return await getMe(tx, userId);
  });
}

/** Only what the change speaks of. */
function choicesOf(
  { language, quietHours, wakesForFlood, wantsBroadcasts, wantsTides, wantsAhead, paused }:
    z.output<typeof MeChange>,
  now: Date,
): Partial<Choices> {
  const pausedUntil = paused ? new Date(now.getTime() + PAUSE_HOURS * 60 * 60_000) : null;
  return {
    ...language !== undefined && { language },
    ...quietHours !== undefined &&
      { quietFrom: quietHours?.from ?? null, quietTo: quietHours?.to ?? null },
    ...wakesForFlood !== undefined && { wakesForFlood },
    ...wantsBroadcasts !== undefined && { wantsBroadcasts },
    ...wantsTides !== undefined && { wantsTides },
    ...wantsAhead !== undefined && { wantsAhead },
    ...paused !== undefined && { pausedUntil },
  };
}

/** @throws AppError that names each wrong entry of the list, as `places.1.zip` */
async function refuseWrongPlaces(sql: Query, zips: string[]): Promise<void> {
  const field = (index: number) => `places.${index}.zip`;
  const repeated = zips.findIndex((zip, index) => zips.indexOf(zip) < index);
  if (repeated >= 0) {
    throw new AppError("invalidInput", {
      fields: { [field(repeated)]: ({ fields }) => fields.zipTwice(zips[repeated]!) },
    });
  }
  await refuseUnknownZips(sql, Object.fromEntries(zips.map((zip, index) => [field(index), zip])));
}

export async function deleteMe(
  { sql, now }: { sql: Sql; now: () => Date },
  userId: string,
  address: string,
): Promise<void> {
  await sql.begin(async (tx) => {
    await noteSecurity(tx, { event: "accountDeleted", at: now(), userId, address });
    await forgetPerson(tx, userId, now());
  });
}
