/** A time of day, in UTC until the page's script turns it into local time. */
export function Time({ at }: { at: Date }) {
  return <time dateTime={at.toISOString()}>{at.toISOString().slice(11, 16)} UTC</time>;
}
