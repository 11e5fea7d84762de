import type { StaffRole } from "shared/staff_roles.ts";

/** A district's staff: what their roles are called, how one joins and leaves. */
export const staff = {
  roles: {
    viewer: "Viewer",
    crew: "Crew",
    manager: "Manager",
  } as Record<StaffRole, string>,
  may: {
    viewer: "Sees everything the district sees. Changes nothing.",
    crew: "Also works on reports: status, notes, photos, what a caller says.",
    manager:
      "Also runs the district: broadcasts, answers, people, settings, when to text, what is hidden.",
  } as Record<StaffRole, string>,
  /** On the account's page. */
  invited: (district: string) => `${district} invites you to its staff.`,
  look: "Look at the invitation",
  leave: {
    open: (district: string) => `Leave the staff of ${district}`,
    means:
      "You will not see the district's pages any more. Your ZIP codes and texts stay as they are.",
    button: "Leave",
  },
  join: {
    title: "Invitations",
    none: "There is no invitation for your number. It may have run out or been taken back: " +
      "ask whoever invited you for a new one.",
    as: (role: string) => `You would join as: ${role}`,
    until: (time: string) => `It runs out ${time}.`,
    accept: "Accept",
    decline: "No, thank you",
    declined: "The invitation is gone. You have joined nothing.",
    left: "You have left the staff.",
    account: "Your account",
  },
};
