// What districts write, beside the alerts: whom it may come to.
import type { Me } from "shared/api/people.ts";
import { WITH_DISTRICTS } from "shared/consent.ts";
import type { Query } from "shared/server/database.ts";
import { followsDistrict } from "./sql.ts";

/** To words that name it; who agreed to earlier ones is sent none of it. */
export function hasAgreedToNews({ consentVersion }: Pick<Me, "consentVersion">): boolean {
  return consentVersion !== null && WITH_DISTRICTS.includes(consentVersion);
}

/** Somebody who follows a ZIP code of a district and has not left its news out: NEWS OFF is something to them. */
export async function hasNews(sql: Query, me: Me): Promise<boolean> {
  const mayCome = me.wantsBroadcasts && !me.unsubscribedAt && hasAgreedToNews(me);
  return mayCome && await followsDistrict(sql, me.id);
}
