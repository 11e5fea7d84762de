// Parts of a file, from a byte up to another.

export interface Extent {
  start: number;
  /** The first byte behind it. */
  end: number;
}

/** In the file's order, those that touch made one. */
export function joinExtents(extents: Extent[]): Extent[] {
  const joined: Extent[] = [];
  for (const { start, end } of [...extents].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}
