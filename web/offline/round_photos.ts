// Photos that the crew takes at a place: each is kept on this phone first, and sent as soon as there is a network.
import type { ErrorBody } from "shared/errors.ts";
import { pathTo } from "shared/path_to.ts";
import { ask } from "@/lib/ask.ts";
import { answerOf, type Connection } from "./deliver.ts";
import { whoIsSignedIn } from "./drain.ts";
import { afterAnswer, type SendAnswer } from "./outcome.ts";
import { openRound, openToKeep, type RoundPhoto, tellRound } from "./round_store.ts";

const LOCK = "floodline-round-photos";
const POST_TIMEOUT_MS = 30_000;

/** Oldest first. */
export async function listPhotos(ownerId: string): Promise<RoundPhoto[]> {
  const photos = await (await openRound())?.getAll("photos") ?? [];
  return photos.filter((photo) => photo.ownerId === ownerId)
    .sort((a, b) => +a.keptAt - +b.keptAt);
}

/** @throws where the phone has no room, or keeps nothing at all */
export async function keepPhoto(photo: RoundPhoto): Promise<void> {
  await (await openToKeep()).put("photos", photo);
  tellRound({ kind: "changed" });
}

export async function dropPhoto(id: string): Promise<void> {
  await (await openRound())?.delete("photos", id);
  tellRound({ kind: "changed" });
}

/** Not if it was taken back meanwhile: that would bring it back. False: it was. */
async function changePhoto(id: string, changes: Partial<RoundPhoto>): Promise<boolean> {
  const writing = (await openRound())?.transaction("photos", "readwrite");
  const photo = await writing?.store.get(id);
  if (photo) await writing!.store.put({ ...photo, ...changes });
  await writing?.done;
  tellRound({ kind: "changed" });
  return photo !== undefined;
}

/**
 * Those of whoever is signed in; of several open pages and the service worker one at a time.
 *
 * @returns how many of them still wait for the network
 */
export async function sendPhotos(connection: Connection): Promise<number> {
  const send = async () => {
    const waiting = (await (await openRound())?.getAll("photos") ?? [])
      .filter(({ refusal }) => refusal === undefined);
    if (waiting.length === 0) return 0;
    const who = await whoIsSignedIn(connection);
    if (who === "noAnswer") return waiting.length;
    if (who === "nobody") return 0;
    const due = (await listPhotos(who.id)).filter(({ refusal }) => refusal === undefined);
    for (const [index, photo] of due.entries()) {
      if (await sendKept(photo, connection) === "later") return due.length - index;
    }
    return 0;
  };
  return await (navigator.locks ? navigator.locks.request(LOCK, send) : send());
}

/** "later": the network is away again, so the others need not be tried. */
async function sendKept(photo: RoundPhoto, connection: Connection): Promise<"done" | "later"> {
  const { id, reportId } = photo;
  tellRound({ kind: "sending", id });
  const isWanted = (mediaId: string) => changePhoto(id, { mediaId });
  const sent = await sendPhoto(photo, connection, isWanted);
  if (sent.kind === "sent") {
    await dropPhoto(id);
    tellRound({ kind: "sent", id, reportId });
    return "done";
  }
  if (sent.kind === "refused") await changePhoto(id, { refusal: sent.words });
  else tellRound({ kind: "changed" });
  return sent.kind === "later" ? "later" : "done";
}

export type PhotoSent =
  | { kind: "sent" }
  | { kind: "later" }
  /** Whoever took it took it back while it went up. */
  | { kind: "takenBack" }
  | { kind: "refused"; words: string };

/**
 * One try, and another with the file uploaded anew where the first upload is gone: nobody came for it in time.
 *
 * @param isWanted told once it is stored; false: it was taken back meanwhile
 */
export async function sendPhoto(
  photo: Pick<RoundPhoto, "reportId" | "prepared" | "mediaId">,
  connection: Connection,
  isWanted: (mediaId: string) => Promise<boolean> = () => Promise.resolve(true),
): Promise<PhotoSent> {
  const answer = await tryOnce(photo, connection, isWanted);
  if (answer === "takenBack") return { kind: "takenBack" };
  const next = afterAnswer(answer, { files: [{ ...FILE, prepared: photo.prepared }] });
  if (next.kind === "gone") return { kind: "sent" };
  if (next.uploadAgain && photo.mediaId) {
    return await sendPhoto({ ...photo, mediaId: undefined }, connection, isWanted);
  }
  if (next.state === "refused") return { kind: "refused", words: next.refusal ?? "" };
  return { kind: "later" };
}

/** What `afterAnswer` does not ask about. */
const FILE = { key: "", name: "", kind: "photo", state: "waiting", progress: 0 } as const;

async function tryOnce(
  { reportId, prepared, mediaId: stored }: Pick<RoundPhoto, "reportId" | "prepared" | "mediaId">,
  connection: Connection,
  isWanted: (mediaId: string) => Promise<boolean>,
): Promise<SendAnswer | "takenBack"> {
  let mediaId = stored;
  try {
    mediaId ??= await connection.upload(prepared);
  } catch (error) {
    return answerOf(error);
  }
  if (!await isWanted(mediaId)) return "takenBack";
  const answer = await ask(connection.fetch, pathTo`/api/district/reports/${reportId}/pictures`, {
    method: "POST",
    // The room is in English.
    headers: { "content-type": "application/json", "accept-language": "en" },
    body: JSON.stringify({ mediaIds: [mediaId] }),
    timeoutMs: POST_TIMEOUT_MS,
  });
  if (!answer) return { kind: "noAnswer" };
  if (answer.status < 300) return { kind: "sent", location: "" };
  const { error } = (answer.body ?? {}) as Partial<ErrorBody>;
  return error ? { kind: "refused", status: answer.status, error } : { kind: "noAnswer" };
}
