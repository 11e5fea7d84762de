// As many boards as one process takes, on a process of its own: what the next one is told, whether the others go on,
// and what memory it takes.
import assert from "node:assert/strict";
import { STREAMS_AT_ONCE } from "../../limits/at_once.ts";
import { startApi } from "../../../testing/api.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import { startProgram } from "../../../testing/programs.ts";
import { addDistrict, addUser, RED_HOOK } from "../../../testing/rows.ts";
import { until } from "../../../testing/until.ts";

const { person: EACH, all: ALL } = STREAMS_AT_ONCE;
/** With as much again for all else, below the 512 MB that compose gives an api. */
const MOST_MB = 250;
const OPENED_TOGETHER = 20;

Deno.test("as many boards as a process takes hear of each report; the next is told to come later, and comes in when one leaves", async () => {
  await using database = await cloneDatabase();
  await using here = await startApi(database);
  const { id: bidId } = await addDistrict(database.sql, RED_HOOK);
  const cookies: string[] = [];
  for (let n = 0; n <= ALL / EACH; n++) {
    const { cookies: own } = await here.enter(await addUser(database.sql, { bidId }));
    cookies.push(`floodline_session=${own.floodline_session}`);
  }
  await using api = await startProgram("api", { DATABASE_URL: database.url });
  await using boards = new Boards(Number(new URL(api.url).port));
  // What the first of all loads is of no board.
  await boards.open(cookies[0]!, 0);
  const before = await residentMb(api.pid);
  for (let n = 1; n < ALL; n += OPENED_TOGETHER) {
    const numbers = Array.from({ length: Math.min(OPENED_TOGETHER, ALL - n) }, (_, i) => n + i);
    await Promise.all(numbers.map((one) => boards.open(cookies[Math.floor(one / EACH)]!, one)));
  }
  const after = await residentMb(api.pid);
  console.log({ boards: ALL, mbBefore: before, mbAfter: after });
  assert.ok(after - before < MOST_MB, `${after - before} MB`);

  const late = cookies.at(-1)!;
  const refused = await fetch(`${api.url}/api/district/stream`, { headers: { cookie: late } });
  const { error } = await refused.json();
  assert.deepEqual([refused.status, error.code], [503, "busy"]);
  assert.equal(refused.headers.get("retry-after"), "60");

  const resident = await here.enter(await addUser(database.sql));
  const { body } = await resident.post("/api/reports", { zip: "11231", depth: "knee" });
  await boards.allHear(body.id);

  boards.leave(0);
  await until(async () => {
    const again = await fetch(`${api.url}/api/district/stream`, { headers: { cookie: late } });
    await again.body?.cancel();
    return again.status === 200;
  });
});

/** Whose browsers have each a connection of their own. */
class Boards implements AsyncDisposable {
  readonly #open: Deno.Conn[] = [];

  constructor(private readonly port: number) {}

  async open(cookie: string, number: number): Promise<void> {
    const board = await Deno.connect({ hostname: "127.0.0.1", port: this.port });
    this.#open.push(board);
    const from = `198.18.${number >> 8}.${number & 255}`;
    const lines = [
      "GET /api/district/stream HTTP/1.1",
      "Host: 127.0.0.1",
      `Cookie: ${cookie}`,
      `X-Forwarded-For: ${from}`,
    ];
    await board.write(new TextEncoder().encode([...lines, "", ""].join("\r\n")));
    const begun = await readUntil(board, ": open");
    assert.match(begun, /^HTTP\/1\.1 200 /);
  }

  async allHear(reportId: string): Promise<void> {
    await Promise.all(this.#open.map((board) => readUntil(board, reportId)));
  }

  leave(number: number): void {
    this.#open.splice(number, 1)[0]!.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    for (const board of this.#open) board.close();
    return Promise.resolve();
  }
}

async function readUntil(board: Deno.Conn, words: string): Promise<string> {
  const bytes = new Uint8Array(2_048);
  let text = "";
  while (!text.includes(words)) {
    const length = await board.read(bytes);
    if (length === null) throw new Error(`It ended before "${words}": ${text}`);
    text += new TextDecoder().decode(bytes.subarray(0, length));
  }
  return text;
}

/** Of a process, by Linux; elsewhere it is not known, and 0. */
async function residentMb(pid: number): Promise<number> {
  const status = await Deno.readTextFile(`/proc/${pid}/status`).catch(() => "");
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}
