// One alert to five ZIP codes at once is one to who reads what a district was told. Pure.

/** Half a sweep's slot: what one look told, also where it was interrupted and went on. */
const AT_ONCE_MINUTES = 15;

/**
 * Alerts of the same step, told at once, each to another ZIP code: in groups, by their first. `at` is in
 * milliseconds since 1970.
 */
export function gatherAlerts<A extends { step: string; zip: string; at: number }>(
  alerts: A[],
): A[][] {
  const groups: A[][] = [];
  for (const alert of alerts.toSorted((a, b) => a.at - b.at || (a.zip < b.zip ? -1 : 1))) {
    const group = groups.findLast(([first]) => first!.step === alert.step);
    const isAtOnce = group && alert.at - group[0]!.at <= AT_ONCE_MINUTES * 60_000 &&
      group.every(({ zip }) => zip !== alert.zip);
    if (isAtOnce) group.push(alert);
    else groups.push([alert]);
  }
  return groups;
}
