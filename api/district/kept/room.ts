// What all of a district's staff see alike is made once a change, for whoever asks next.
// docs/decisions/0045-the-room-made-once.md
import { createMiddleware } from "hono/factory";
import { hasJustWritten } from "shared/wrote_cookie.ts";
import {
  type KeptPart,
  type KeptParts,
  type PartOptions,
  partsInProcess,
} from "shared/server/kept_parts.ts";
import type { JsonText } from "shared/server/json_text.ts";
import type { Deps } from "../../deps.ts";
import type { DistrictSession } from "../../sessions/require_session.ts";
import type { Session } from "../../sessions/session.ts";
import type { RoomPart } from "./part.ts";
import { type Read, readTogether } from "./read_together.ts";
import { RoomChanges } from "./room_changes.ts";

/** Who asks: a request of theirs, as Hono has it. */
interface Asking {
  var: { session: Pick<DistrictSession, "bidId" | "userId"> };
  req: { raw: Request };
}

interface PartOfRoom {
  /** What it is, and all by which it differs. */
  key: readonly unknown[];
  /** It is of who asks, and given to nobody else. */
  isPersonal?: boolean;
  /** Nothing that happens in the district changes it. */
  isOfPersonAlone?: boolean;
  /** Of what changes without a word. */
  freshMs?: PartOptions["freshMs"];
}

export class KeptRoom {
  readonly #parts: KeptParts;
  readonly #changes: RoomChanges;

  constructor(private readonly deps: Pick<Deps, "sql" | "roomParts">) {
    this.#parts = deps.roomParts ?? partsInProcess({ freshMs: 0 });
    this.#changes = new RoomChanges(deps.sql, this.#parts);
  }

  /** For one request: what has to be made for it is read together. */
  async open({ var: { session }, req: { raw } }: Asking): Promise<OpenRoom> {
    if (this.#parts.isKeeping) await this.#changes.hear();
    const { bidId, userId } = session;
    const read = readTogether(this.deps.sql, bidId);
    return new OpenRoom(this.#parts, read, { bidId, userId, isAnew: hasJustWritten(raw.headers) });
  }

  /** What somebody does here their next request must show, and it may come sooner than the database's word. */
  noteActs() {
    return createMiddleware<{ Variables: { session?: Partial<Session> } }>(async (c, next) => {
      await next();
      const { session } = c.var;
      if (session?.bidId && c.req.method !== "GET") {
        this.#parts.change(session.userId ? [session.bidId, session.userId] : [session.bidId]);
      }
    });
  }
}

export class OpenRoom {
  /** Of one request: what several parts are made of is asked for once. */
  readonly #asked = new Map<string, Promise<KeptPart>>();

  constructor(
    private readonly parts: KeptParts,
    private readonly read: Read,
    readonly by: { bidId: string; userId?: string; isAnew: boolean },
  ) {}

  /** For what is somebody's own, at routes that let in no program. */
  get person(): { bidId: string; userId: string } {
    const { bidId, userId } = this.by;
    if (!userId) throw new Error("a program has nothing of its own");
    return { bidId, userId };
  }

  /** `make` writes JSON. */
  get<T>(
    { key, isPersonal = false, isOfPersonAlone = false, freshMs }: PartOfRoom,
    make: (read: Read) => Promise<JsonText<T>>,
  ): Promise<RoomPart<T>> {
    const { bidId, userId, isAnew } = this.by;
    const name = JSON.stringify([bidId, isPersonal && userId, ...key]);
    const before = this.#asked.get(name);
    if (before) return before as Promise<RoomPart<T>>;
    const asked = {
      key: name,
      tags: [...isOfPersonAlone ? [] : [bidId], ...isPersonal && userId ? [userId] : []],
      freshMs,
      isAnew,
    };
    const part = this.parts.get(asked, () => make(this.read));
    this.#asked.set(name, part);
    return part;
  }
}
