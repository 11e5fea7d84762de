import type { Row } from "../table.ts";
import { benchBoards } from "./boards.ts";
import { benchBroadcasts } from "./broadcasts.ts";
import { benchReads } from "./reads.ts";
import { startRoom } from "./world.ts";

export async function benchRoom(): Promise<Row[]> {
  await using room = await startRoom();
  return [
    ...await benchReads(room),
    ...await benchBoards(room),
    ...await benchBroadcasts(room),
  ];
}
