// What the limiter may answer, for the description of a route.
import type { PossibleRefusal, RoutePattern } from "../http/refusing.ts";
import { costOf, type Quota, QUOTAS, type RateLimit } from "./limits.ts";

export function describeCost({ method, path }: RoutePattern): PossibleRefusal[] {
  const { quota, points } = costOf(method, path);
  const { counted, person, refusal }: Quota = QUOTAS[quota];
  const strangers = QUOTAS.reading;
  const asStranger = `costs ${counted === "process" ? points : 1} of ${
    describeRate(strangers.address)
  } an address.`;
  const { key }: Quota = QUOTAS[quota];
  return [
    { code: refusal, note: `Costs ${points} of ${describeRate(person)} a person.` },
    ...path.startsWith("/api/district") && key
      ? [{ code: refusal, note: `Of ${describeRate(key)} a key, where it takes one.` }]
      : [],
    { code: strangers.refusal, note: `Where nobody is signed in, ${asStranger}` },
  ];
}

function describeRate({ most, perMinute }: RateLimit): string {
  return `${most} at once and ${perMinute} a minute`;
}
