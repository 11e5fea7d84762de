import { SessionFacts } from "shared/api/people.ts";
import type { Api } from "./api.ts";

interface Asker {
  api: Api;
  now: Date;
}

/** Whether the reader's code is new enough for what asks for one. */
export async function hasFreshCode(asker: Asker): Promise<boolean> {
  return isFresh(await findFacts(asker), asker.now);
}

/** `noApp`: the district asks for an authenticator app, which this manager has yet to set up. */
export type ManagerCode = "fresh" | "stale" | "noApp";

/**
 * Asked before a form is shown whose fields must not come back by an address, as levels do theirs: a number
 * stands in none.
 */
export async function findManagerCode(asker: Asker): Promise<ManagerCode> {
  const facts = await findFacts(asker);
  if (facts.needsSecondFactor) return "noApp";
  return isFresh(facts, asker.now) ? "fresh" : "stale";
}

function findFacts({ api }: Asker): Promise<SessionFacts> {
  return api.get("/api/auth/session", SessionFacts);
}

function isFresh({ freshUntil }: SessionFacts, now: Date): boolean {
  return Date.parse(freshUntil) > now.getTime();
}
