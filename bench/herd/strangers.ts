// `strangers.ts PORT PATH COUNT SECONDS`: so many people open a page within so many seconds, each on a connection
// of their own that was never used before. A process by itself: what it takes to be a crowd is not to be in the
// crowd's figures. Prints one JSON object.

export interface CrowdFigures {
  /** Of those who got the page, from before the connection to the last byte; sorted. */
  ms: number[];
  /** Answers that are no page, by status; 0: none came. */
  refused: Record<string, number>;
}

const GIVE_UP_MS = 30_000;

if (import.meta.main) {
  const [port = "", path = "", count = "", seconds = ""] = Deno.args;
  console.log(JSON.stringify(await come(Number(port), path, Number(count), Number(seconds))));
}

async function come(
  port: number,
  path: string,
  count: number,
  seconds: number,
): Promise<CrowdFigures> {
  const visits = await Promise.all(
    Array.from({ length: count }, async () => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * seconds * 1000));
      return await visit(port, path);
    }),
  );
  const refused: Record<string, number> = {};
  for (const { status } of visits) {
    if (status !== 200) refused[status] = (refused[status] ?? 0) + 1;
  }
  const ms = visits.filter(({ status }) => status === 200).map((visit) => visit.ms);
  return { ms: ms.sort((a, b) => a - b), refused };
}

async function visit(port: number, path: string): Promise<{ ms: number; status: number }> {
  const begun = performance.now();
  const status = await openPage(port, path).catch(() => 0);
  return { ms: performance.now() - begun, status };
}

/** Returns the status; 0 where what came is cut off. */
async function openPage(port: number, path: string): Promise<number> {
  using connection = await Deno.connect({ hostname: "127.0.0.1", port });
  const timer = setTimeout(() => connection.close(), GIVE_UP_MS);
  try {
    const request = [
      `GET ${path} HTTP/1.1`,
      `Host: localhost:${port}`,
      "Accept: text/html",
      "Accept-Encoding: gzip",
      `X-Forwarded-For: ${someAddress()}`,
      "Connection: close",
    ].join("\r\n");
    await connection.write(new TextEncoder().encode(`${request}\r\n\r\n`));
    const chunk = new Uint8Array(65_536);
    let head = "";
    let size = 0;
    for (;;) {
      const read = await connection.read(chunk);
      if (read === null) break;
      if (size < 2_000) head += new TextDecoder("latin1").decode(chunk.subarray(0, read));
      size += read;
    }
    return isWhole(head, size) ? Number(head.slice(9, 12)) : 0;
  } finally {
    clearTimeout(timer);
  }
}

/** As long as it says, or of pieces of which the last is empty. */
function isWhole(head: string, size: number): boolean {
  const end = head.indexOf("\r\n\r\n");
  if (!head.startsWith("HTTP/1.1 ") || end < 0) return false;
  const [, length] = head.slice(0, end).match(/^content-length: (\d+)/im) ?? [];
  return length === undefined || size === end + 4 + Number(length);
}

function someAddress(): string {
  const [a, b] = crypto.getRandomValues(new Uint8Array(2));
  return `198.18.${a}.${b}`;
}
