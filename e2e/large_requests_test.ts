// Requests that do not end, sent by somebody who is not signed in, through the real front.
import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { type ClientHttp2Stream, connect } from "node:http2";
import { startProcessWorld, type World } from "../testing/world.ts";

const PIECE = new Uint8Array(64 * 1024).fill(0x61);
const MB = 1024 * 1024;
const TYPES = ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x"];
const PATHS = ["/sign-in", "/report", "/account", "/sign-out"];

Deno.test("a body of any length and no end is refused, and costs nobody anything", async (t) => {
  await using world = await startProcessWorld();
  const before = await memoryOf(world.web.pid);
  for (const type of TYPES) {
    for (const path of PATHS) {
      await t.step(`${path} in chunks, ${type}`, async () => {
        assert.equal(await sendChunks(world, path, 150 * MB, type), 413);
      });
    }
  }
  await t.step("the api in chunks", async () => {
    assert.equal(await sendChunks(world, "/api/auth/code", 150 * MB, "application/json"), 413);
  });
  for (const [name, url] of [["web", world.web.url], ["api", world.api.url]] as const) {
    await t.step(`${name} by HTTP/2, which tells no length`, async () => {
      const path = name === "web" ? "/sign-in" : "/api/auth/code";
      assert.equal(await sendByHttp2(url, path, world.url, 20 * MB), 413);
    });
  }
  await t.step(
    "the page answers while eight such bodies come in, and has grown little",
    async () => {
      const sending = Array.from(
        { length: 8 },
        () => sendChunks(world, "/sign-in", 50 * MB, TYPES[0]!),
      );
      const page = await fetch(`${world.url}/sign-in`);
      await page.body?.cancel();
      assert.equal(page.status, 200);
      assert.deepEqual(new Set(await Promise.all(sending)), new Set([413]));
      const grown = await memoryOf(world.web.pid) - before;
      assert.ok(grown < 150 * MB, `the web program grew by ${Math.round(grown / MB)} MB`);
    },
  );
});

/** Status of the answer. One that comes before the body has gone may cut the sending short. */
async function sendChunks(world: World, path: string, size: number, type: string): Promise<number> {
  const { hostname, port } = new URL(world.url);
  const socket = await Deno.connect({ hostname, port: Number(port) });
  const head = [
    `POST ${path} HTTP/1.1`,
    `Host: ${hostname}:${port}`,
    `Origin: ${world.url}`,
    `Content-Type: ${type}`,
    "Transfer-Encoding: chunked",
    "",
    "",
  ].join("\r\n");
  const sending = (async () => {
    await writeAll(socket, new TextEncoder().encode(head));
    const begins = new TextEncoder().encode(`${PIECE.length.toString(16)}\r\n`);
    const piece = new Uint8Array([...begins, ...PIECE, 13, 10]);
    for (let sent = 0; sent < size; sent += PIECE.length) await writeAll(socket, piece);
    await writeAll(socket, new TextEncoder().encode("0\r\n\r\n"));
  })().catch(() => {}); // cut off, as it should be
  const answer = new Uint8Array(1024);
  const length = await socket.read(answer) ?? 0;
  socket.close();
  await sending;
  const line = new TextDecoder().decode(answer.subarray(0, length));
  return Number(line.match(/^HTTP\/1\.1 (\d+)/)?.[1]);
}

async function writeAll(socket: Deno.Conn, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) at += await socket.write(bytes.subarray(at));
}

async function sendByHttp2(
  url: string,
  path: string,
  origin: string,
  size: number,
): Promise<number> {
  const session = connect(url);
  const errors = (error: unknown) => error;
  session.on("error", errors);
  const stream: ClientHttp2Stream = session.request({
    ":method": "POST",
    ":path": path,
    origin,
    "content-type": path.startsWith("/api/") ? "application/json" : TYPES[0],
  });
  stream.on("error", errors);
  const status = new Promise<number>((resolve, reject) => {
    stream.on("response", (headers) => resolve(Number(headers[":status"])));
    stream.on("close", () => reject(new Error("closed without an answer")));
  });
  let sent = 0;
  const write = () => {
    while (sent < size && !stream.destroyed) {
      sent += PIECE.length;
      if (!stream.write(Buffer.from(PIECE))) return stream.once("drain", write);
    }
  };
  write();
  try {
    return await status;
  } finally {
    session.destroy();
  }
}

/** Resident, in bytes. */
async function memoryOf(pid: number): Promise<number> {
  const status = await Deno.readTextFile(`/proc/${pid}/status`);
  return Number(status.match(/^VmRSS:\s+(\d+) kB/m)![1]) * 1024;
}
