import type { Row } from "../table.ts";
import { benchBoards } from "./boards.ts";
import { benchBroadcasts } from "./broadcasts.ts";
import { benchHotSpots } from "./hot_spots.ts";
import { benchReads } from "./reads.ts";
import { startRoom } from "./world.ts";

export async function benchRoom(): Promise<Row[]> {
  await using room = await startRoom();
  return [
    // First: what is read then is what was counted.
    await benchHotSpots(room),
    ...await benchReads(room),
    ...await benchBoards(room),
    ...await benchBroadcasts(room),
  ];
}
