import assert from "node:assert/strict";

/** A file of ours, as RFC 4180 says: its head first. */
export function readCsv(file: string): string[][] {
  assert.ok(file.startsWith("\ufeff"));
  const lines: string[][] = [];
  let line: string[] = [];
  let cell = "";
  let isQuoted = false;
  const text = file.slice(1);
  for (let n = 0; n < text.length; n++) {
    const char = text.charAt(n);
    if (char === '"' && isQuoted && text[n + 1] === '"') cell += text.charAt(++n);
    else if (char === '"') isQuoted = !isQuoted;
    else if (isQuoted) cell += char;
    else if (char === ",") [line, cell] = [[...line, cell], ""];
    else if (text.startsWith("\r\n", n)) {
      lines.push([...line, cell]);
      [line, cell] = [[], ""];
      n++;
    } else cell += char;
  }
  assert.deepEqual([line, cell], [[], ""], "the last line has its end");
  return lines;
}
