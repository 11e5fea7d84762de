/** "Removing {name}" with its parts: for islands' words, which are plain strings. */
export function fill(words: string, parts: Record<string, string | number>): string {
  return words.replace(/\{(\w+)\}/g, (_, name) => String(parts[name] ?? ""));
}
