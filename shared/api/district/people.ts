// A district's staff, and who is invited to it.
import { z } from "zod";
import { LANGUAGES } from "../../languages.ts";
import { STAFF_ROLES } from "../../staff_roles.ts";
import type { IssueKey } from "../../words/refusals.ts";
import { freeText } from "../free_text.ts";
import { PhoneAsTyped } from "../people.ts";
import { SubmissionId } from "../submission.ts";

export const MAX_STAFF_NAME = 60;

/** One line; "" and null: none. */
const StaffName = freeText(MAX_STAFF_NAME, "nameLength")
  .refine((name) => !/[\p{Cc}\u2028\u2029]/u.test(name), "oneLine" satisfies IssueKey)
  .transform((name) => name || null).nullable();

const Role = z.enum(STAFF_ROLES, "role" satisfies IssueKey);

export const StaffMember = z.object({
  id: z.uuid(),
  /** What the district calls them; null: nobody has said. */
  name: z.string().nullable(),
  /** The last four digits of their number. */
  ending: z.string(),
  role: z.enum(STAFF_ROLES),
  since: z.iso.datetime(),
  /** Who asks. */
  isYou: z.boolean(),
});
export type StaffMember = z.infer<typeof StaffMember>;

export const Invitation = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  ending: z.string(),
  role: z.enum(STAFF_ROLES),
  invitedAt: z.iso.datetime(),
  /** Then it has run out. */
  expiresAt: z.iso.datetime(),
});
export type Invitation = z.infer<typeof Invitation>;

/** Managers first, then crew and viewers, each by how long they have been there. */
export const StaffList = z.object({
  people: z.array(StaffMember),
  /** Newest first; those that ran out stay for some days. */
  invitations: z.array(Invitation),
});
export type StaffList = z.infer<typeof StaffList>;

export const NewInvitation = z.object({
  phone: PhoneAsTyped,
  name: StaffName.optional(),
  role: Role,
  /** Of the text, where the number has no account that says which. */
  language: z.enum(LANGUAGES).default("en"),
  submissionId: SubmissionId,
});
export type NewInvitation = z.infer<typeof NewInvitation>;

/** What is left out stays. `name: null` takes it away. */
export const StaffChange = z.object({ role: Role.optional(), name: StaffName.optional() });
export type StaffChange = z.infer<typeof StaffChange>;

/** One to whoever asks. */
export const OwnInvitation = z.object({
  id: z.uuid(),
  /** The district's name. */
  district: z.string(),
  role: z.enum(STAFF_ROLES),
  timeZone: z.string(),
  expiresAt: z.iso.datetime(),
});
export type OwnInvitation = z.infer<typeof OwnInvitation>;

export const OwnInvitations = z.object({ invitations: z.array(OwnInvitation) });
export type OwnInvitations = z.infer<typeof OwnInvitations>;
