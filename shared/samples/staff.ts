// A district's staff, who is invited to it, and what its log tells.
import type { DistrictLog, LoggedAct } from "../api/district/log.ts";
import type { DistrictMessage } from "../api/district/message.ts";
import type { ZipMessage } from "../api/zip_messages.ts";
import type { DistrictSettings } from "../api/district/settings.ts";
import type { DistrictTide } from "../api/district/tide.ts";
import type { Invitation, OwnInvitation, StaffList, StaffMember } from "../api/district/people.ts";

export const PERSON_ID = "0199f000-0000-7000-8000-0000000000aa";

export function staffMember(changes: Partial<StaffMember> = {}): StaffMember {
  return {
    id: "0199f000-0000-7000-8000-0000000000ab",
    name: "Ana Díaz <crew>",
    ending: "0188",
    role: "crew",
    since: "2026-11-02T15:00:00Z",
    isYou: false,
    ...changes,
  };
}

export function invitation(changes: Partial<Invitation> = {}): Invitation {
  return {
    id: "0199f000-0000-7000-8000-0000000000ac",
    name: null,
    ending: "0133",
    role: "viewer",
    invitedAt: "2026-11-22T15:00:00Z",
    expiresAt: "2026-11-29T15:00:00Z",
    ...changes,
  };
}

/** Who reads, somebody of the crew, and one who is invited. */
export function staffList(): StaffList {
  const you = { id: PERSON_ID, name: null, ending: "0123", role: "manager", isYou: true } as const;
  return { people: [staffMember(you), staffMember()], invitations: [invitation()] };
}

export function ownInvitation(): OwnInvitation {
  return {
    id: "0199f000-0000-7000-8000-0000000000ac",
    district: "Red Hook <BID>",
    role: "crew",
    timeZone: "America/New_York",
    expiresAt: "2026-11-29T15:00:00Z",
  };
}

export function loggedAct(changes: Partial<LoggedAct> = {}): LoggedAct {
  const { id, name, ending } = staffMember();
  return {
    id: "0199f000-0000-7000-8000-0000000000ad",
    at: "2026-11-22T16:00:00Z",
    act: "roleGiven",
    isByOperator: false,
    by: { id: PERSON_ID, name: null, ending: "0123" },
    about: { id, name, ending },
    detail: { role: "crew", roleBefore: "viewer" },
    ...changes,
  };
}

export function districtLog(): DistrictLog {
  return { acts: [loggedAct()], next: null };
}

export function districtMessage(): DistrictMessage {
  return {
    message: {
      words: { en: "Pumps at <Van Brunt> and Coffey.\nCall 718 555 0100.", es: null, zh: null },
      setAt: "2026-11-22T17:00:00Z",
      until: "2026-11-22T23:00:00Z",
      by: loggedAct().by,
    },
  };
}

export function districtSettings(): DistrictSettings {
  return {
    name: "Red Hook <BID>",
    languages: ["en", "es"],
    twoPairsOfEyes: true,
    requiresSecondFactor: false,
    softer: ["Flood Advisory"],
    eyesOff: null,
  };
}

export function districtTide(changes: Partial<DistrictTide> = {}): DistrictTide {
  const battery = { id: "8518750", name: "The Battery", state: "NY" };
  const hook = { id: "8531680", name: "Sandy Hook", state: "NJ" };
  return {
    chosenId: battery.id,
    near: [
      { ...battery, distanceMetres: 2_900, minorMetres: 2.194 },
      { ...hook, distanceMetres: 23_400, minorMetres: 2.024 },
    ],
    others: [{ zip: "11231", station: "Kings <Point>", by: "operator" }],
    ...changes,
  };
}

export function zipMessage(changes: Partial<ZipMessage> = {}): ZipMessage {
  const { words, setAt, until } = districtMessage().message!;
  return { district: "Red Hook <BID>", languages: ["en", "es"], words, setAt, until, ...changes };
}
