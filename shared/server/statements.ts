// A file of SQL, taken apart into its statements: so one that fails can be named.

/** Where nothing of a statement ends or begins: comments, quoted text and names, bodies between dollars. */
const TOKENS = new RegExp(
  [
    /--[^\n]*/,
    /\/\*[\s\S]*?\*\//,
    /\b[Ee]'(?:\\[\s\S]|''|[^'\\])*'/,
    /'(?:''|[^'])*'/,
    /"(?:""|[^"])*"/,
    /\$(?<tag>\w*)\$[\s\S]*?\$\k<tag>\$/,
    /\bbegin\s+atomic\b/,
    /\b(?:case|end)\b/,
    /\w+/,
    /[\s\S]/,
  ].map(({ source }) => source).join("|"),
  "gi",
);

interface Statement {
  /** Without the comments before it and the semicolon after it. */
  text: string;
  /** Of its first word, in the file, from 1. */
  line: number;
}

/** Knows bodies in dollars and `begin atomic … end`; comments nested in comments it does not. */
export function splitStatements(file: string): Statement[] {
  const statements: Statement[] = [];
  let begunAt: number | undefined;
  /** Of `begin atomic` and the `case`s in it: a semicolon there ends no statement of the file. */
  let depth = 0;
  const close = (end: number) => {
    if (begunAt === undefined) return;
    const line = file.slice(0, begunAt).split("\n").length;
    statements.push({ text: file.slice(begunAt, end).trimEnd(), line });
    begunAt = undefined;
  };
  for (const { 0: token, index } of file.matchAll(TOKENS)) {
    const word = token.toLowerCase();
    if (/^\s|^--|^\/\*/.test(token)) continue;
    if (word === ";" && depth === 0) {
      close(index);
      continue;
    }
    begunAt ??= index;
    if (word.startsWith("begin") && word.endsWith("atomic")) depth++;
    else if (depth > 0 && word === "case") depth++;
    else if (depth > 0 && word === "end") depth--;
  }
  close(file.length);
  return statements;
}
