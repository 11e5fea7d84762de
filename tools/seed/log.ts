// What the districts' logs tell of the demo: written by what writes them in the product, in the order of time.
import { LANGUAGES } from "shared/languages.ts";
import type { Query } from "shared/server/database.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import type { User } from "./people.ts";
import type { Photo } from "./photos.ts";
import type { Room } from "./room.ts";
import type { SentBroadcast } from "./sent_broadcast.ts";

const DAY_MS = 24 * 3600_000;
type Note = Parameters<typeof noteSecurity>[1];

interface Done {
  users: User[];
  /** Of districts with thresholds of their own. */
  bidLevels: { bidId: string }[];
  photos: Photo[];
  room: Pick<Room, "templates" | "messages" | "invitations">;
  broadcast: Pick<SentBroadcast, "broadcasts" | "acts" | "sendings">;
}

/** Oldest first. */
export function makeLog({ users, bidLevels, photos, room, broadcast }: Done): Note[] {
  const staff = users.filter(({ bidId }) => bidId !== null);
  const managers = [...Map.groupBy(staff, ({ bidId }) => bidId!)].map(([, [first]]) => first!);
  const notes = [
    ...staff.flatMap((person) =>
      joinStaff(person, managers.find(({ bidId }) => bidId === person.bidId)!)
    ),
    ...managers.filter(({ bidId }) => bidLevels.some((level) => level.bidId === bidId))
      .map(({ id, bidId, bidSince }): Note => ({
        event: "thresholdsChanged",
        at: new Date(+bidSince! + 3 * DAY_MS),
        userId: id,
        bidId: bidId!,
      })),
    ...room.templates.map(({ bidId, name, changedBy, changedAt }): Note => ({
      event: "templateWritten",
      at: changedAt,
      userId: changedBy,
      bidId,
      detail: { name },
    })),
    ...room.invitations.map(({ bidId, phone, role, invitedBy, createdAt }): Note => ({
      event: "personInvited",
      at: createdAt,
      userId: invitedBy,
      bidId,
      detail: { role, ending: phone.slice(-4) },
    })),
    ...room.messages.map(({ bidId, setBy, setAt, until, ...words }): Note => ({
      event: "messageSet",
      at: setAt,
      userId: setBy,
      bidId,
      detail: {
        languages: LANGUAGES.filter((language) => language in words).join(", "),
        until: until.toISOString(),
      },
    })),
    ...broadcast.sendings.map(({ broadcastId, bidId, sentAt, people }): Note => ({
      event: "broadcastSent",
      at: sentAt,
      userId: broadcast.acts.find(({ state }) => state === "sending")!.userId!,
      bidId,
      detail: { broadcast: broadcastId, people },
    })),
    ...photos.filter(({ hiddenAt }) => hiddenAt).map((photo): Note => ({
      event: "pictureHidden",
      at: photo.hiddenAt!,
      userId: photo.hiddenBy!,
      bidId: staff.find(({ id }) => id === photo.hiddenBy)!.bidId!,
      detail: { media: photo.id, report: photo.reportId, reason: photo.hiddenReason! },
    })),
  ];
  return notes.sort((a, b) => +a.at - +b.at);
}

/** The first manager is an operator's to name; they invite and name the others. */
function joinStaff(person: User, manager: User): Note[] {
  const { id, phone, bidId, bidRole, bidSince, staffName } = person;
  const role = bidRole!;
  const of = { bidId: bidId! };
  const at = (hours: number) => new Date(+bidSince! + hours * 3600_000);
  if (person === manager) {
    return [{ ...of, event: "roleGiven", at: at(0), userId: id, detail: { by: "operator", role } }];
  }
  const invited = { role, ending: phone.slice(-4) };
  const named: Note = { ...of, event: "personNamed", at: at(5), userId: manager.id, aboutId: id };
  return [
    { ...of, event: "personInvited", at: at(1), userId: manager.id, detail: invited },
    { ...of, event: "invitationAccepted", at: at(4), userId: id, detail: { role } },
    ...staffName === null ? [] : [named],
  ];
}

export async function insertLog(sql: Query, notes: Note[]): Promise<void> {
  for (const note of notes) await noteSecurity(sql, note);
}
