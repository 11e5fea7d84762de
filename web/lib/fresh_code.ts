import { SessionFacts } from "shared/api/people.ts";
import type { State } from "../utils.ts";

/**
 * Whether the reader's code is new enough for what is asked here. Asked before a form is shown whose
 * fields must not come back by an address, as levels do theirs: a number stands in none.
 */
export async function hasFreshCode({ api, now }: State): Promise<boolean> {
  const { freshUntil } = await api.get("/api/auth/session", SessionFacts);
  return Date.parse(freshUntil) > now.getTime();
}
