// Names in a row, the last of them behind a word: "11201, 11215 and 11217".

export function inALine(names: string[], and: string): string {
  if (names.length < 2) return names.join("");
  return names.slice(0, -1).join(", ") + and + names.at(-1)!;
}
