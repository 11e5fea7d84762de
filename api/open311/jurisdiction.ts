// Whose district a request is about: its key says so, or `jurisdiction_id`, which is the district's slug.
import type { Context } from "hono";
import { AppError } from "shared/server/app_error.ts";
import type { Deps } from "../deps.ts";
import { keyOf } from "../sessions/district_keys.ts";
import type { Arguments } from "./arguments.ts";
import { findDistrictById, findDistrictBySlug, findOnlyDistrict } from "./sql.ts";
import { WORDS } from "./words.ts";

export interface Jurisdiction {
  bidId: string;
  name: string;
  /** With a key of its own one sees what the district does: places exactly, words, photos. */
  keyId?: string;
}

/** @throws AppError 400 for none, 404 for one that is not, 403 for a key of another's */
export async function getJurisdiction(
  { sql }: Deps,
  c: Context,
  args: Arguments,
): Promise<Jurisdiction> {
  const key = keyOf(c);
  const slug = args.find("jurisdiction_id");
  const district = slug !== undefined
    ? await findDistrictBySlug(sql, slug)
    : key
    ? await findDistrictById(sql, key.bidId)
    : await findOnlyDistrict(sql);
  if (!district && slug === undefined) {
    throw new AppError("invalidInput", { says: () => WORDS.jurisdictionNeeded });
  }
  if (!district) throw new AppError("notFound", { says: () => WORDS.jurisdictionUnknown });
  const { id: bidId, name } = district;
  if (key && key.bidId !== bidId) {
    throw new AppError("keyNotKnown", { says: () => WORDS.keyElsewhere });
  }
  return { bidId, name, keyId: key?.id };
}

/** @throws AppError 403 without a key, and for one that only reads */
export async function getWriter(
  deps: Deps,
  c: Context,
  args: Arguments,
): Promise<Jurisdiction & { keyId: string }> {
  const key = keyOf(c);
  if (!key) throw new AppError("keyNotKnown", { says: () => WORDS.keyNeeded });
  if (key.scope !== "write") throw new AppError("keyReadsOnly");
  return { ...await getJurisdiction(deps, c, args), keyId: key.id };
}
