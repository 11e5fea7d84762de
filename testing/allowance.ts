// Purses that no test empties unawares.
import type { Allowance } from "shared/server/outbox/purses.ts";

const MUCH = 1_000_000;

export const AMPLE: Allowance = {
  parts: {
    codes: MUCH,
    newCodes: MUCH,
    replies: MUCH,
    reports: MUCH,
    managers: MUCH,
    broadcasts: MUCH,
  },
  segmentCents: 1,
  verifyParts: 6,
  perSecond: 1_000,
};
