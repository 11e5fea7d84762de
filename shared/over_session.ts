// A session's cookie that is over stays where it is: whoever was told so late would take away the one of somebody who
// has signed in meanwhile. A cookie beside it names the one that was meant (docs/decisions/0026).

/** The end of its signature, or of whatever somebody wrote there. */
const MARK_LENGTH = 22;

export function markOver(token: string): string {
  return token.slice(-MARK_LENGTH);
}

/** @param mark undefined: none came */
export function isOver(token: string, mark: string | undefined): boolean {
  return mark !== undefined && markOver(token) === mark;
}
