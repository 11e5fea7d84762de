// What a district's staff may do: three words, and nothing to configure (docs/decisions/0028).

/** From least to most. */
export const STAFF_ROLES = ["viewer", "crew", "manager"] as const;
export type StaffRole = typeof STAFF_ROLES[number];

/**
 * - look: at all that the district sees
 * - work: on reports: status, notes, photos, done, what a caller says
 * - run: the district: broadcasts, templates, people, settings, thresholds, hiding, the wall's and reports' links
 */
export const DUTIES = ["look", "work", "run"] as const;
export type Duty = typeof DUTIES[number];

const MAY: Record<StaffRole, readonly Duty[]> = {
  viewer: ["look"],
  crew: ["look", "work"],
  manager: ["look", "work", "run"],
};

export function mayDo(role: StaffRole, duty: Duty): boolean {
  return MAY[role].includes(duty);
}
