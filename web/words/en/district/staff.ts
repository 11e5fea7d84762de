// A district's staff: what their roles are called, and what each may do.
import type { StaffRole } from "shared/staff_roles.ts";

export const staff = {
  roles: {
    viewer: "Viewer",
    crew: "Crew",
    manager: "Manager",
  } satisfies Record<StaffRole, string>,
  may: {
    viewer: "Sees everything the district sees. Changes nothing.",
    crew: "Also works on reports: status, notes, photos, what a caller says.",
    manager:
      "Also runs the district: broadcasts, answers, people, settings, when to text, what is hidden.",
  } satisfies Record<StaffRole, string>,
  /** Where a page shows what the reader may not change. */
  onlyManagers: "Managers of your district can change this.",
};
