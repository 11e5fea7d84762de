// What the crew photographed in the storm that is on: for the staff alone, until a manager shows it.
import type { Random } from "../../ground/random.ts";
import type { User } from "./people.ts";
import type { Photo } from "./photos.ts";
import type { DemoAct } from "./reports.ts";
import type { Room } from "./room.ts";
import { TAKEN_MINUTES_AGO } from "./scenes.ts";

/** At the incident's first report, of the same water as its sender's. Adds the photo; returns the act. */
export function takeStaffPhoto(
  { photos, files }: { photos: Photo[]; files: Map<string, Uint8Array> },
  { incidents: [incident] }: Room,
  { staff, random, now }: { staff: User[]; random: Random; now: Date },
): DemoAct {
  const crew = staff.find(({ bidRole }) => bidRole === "crew")!;
  const like = photos.find(({ reportId }) => reportId === incident!.leadId)!;
  const at = new Date(now.getTime() - TAKEN_MINUTES_AGO * 60_000);
  const photo: Photo = {
    ...like,
    id: random.id(at),
    userId: null,
    isStaffs: true,
    takenBy: crew.id,
    objectKey: `media/kept/${random.id(at)}`,
    readyAt: at,
    cleanedAt: at,
    createdAt: at,
  };
  photos.push(photo);
  files.set(photo.objectKey, files.get(like.objectKey)!);
  const { reportId } = photo;
  const { bidId } = incident!;
  const detail = { mediaId: photo.id, staffs: "added" as const };
  return { kind: "covered", detail, bidId, reportId, userId: crew.id, actedAt: at };
}
