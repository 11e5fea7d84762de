// What each purse has spent today, for who looks after the money.
import type { Status } from "shared/api/operator.ts";
import type { Purse } from "shared/server/outbox/purses.ts";
import { PURSE_NAMES } from "shared/server/status/purse_names.ts";

export function describePurses({ purses, segmentCents }: Status["money"]): string {
  return purses.map(({ name, spentParts, heldParts, refused }) => {
    const cost = heldParts !== null && segmentCents !== null
      ? `${dollars(spentParts, segmentCents)} of ${dollars(heldParts, segmentCents)}`
      : `${spentParts} part${spentParts === 1 ? "" : "s"}`;
    return `${PURSE_NAMES[name as Purse]} ${cost}${refused > 0 ? ` (${refused} refused)` : ""}`;
  }).join(", ");
}

function dollars(parts: number, segmentCents: number): string {
  return `$${(parts * segmentCents / 100).toFixed(2)}`;
}
