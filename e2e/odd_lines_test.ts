// Requests that no client library sends, byte by byte: methods, addresses and headers as a script
// writes them to the socket.
import assert from "node:assert/strict";
import { startApi } from "../testing/api.ts";
import { cloneDatabase } from "../testing/database.ts";
import { fakeSite, ORIGIN } from "../web/tests/fake_site.ts";

const ROUTES = {
  api: ["/api/network", "/api/auth/code", "/api/reports", "/api/me"],
  web: ["/sign-in", "/zip/11231", "/styles.css", "/health", "/nowhere"],
};
const METHODS = [
  "GET",
  "HEAD",
  "POST",
  "PUT",
  "DELETE",
  "OPTIONS",
  "TRACE",
  "TRACK",
  "PURGE",
  "get",
];
const HOSTS = ["x", "", "a b", "[::1", "x:99999", "x:y", "%", "http://x", "x/../y", "\xff"];
const TARGETS = [
  (path: string) => path,
  (path: string) => `http://evil.example${path}`,
  (path: string) => `//evil.example${path}`,
  (path: string) => `${path}/%FF`,
  (path: string) => `${path}?a=%FF&b=%&%E0%A4%A`,
  (path: string) => `${path}?a=\xff`,
  (path: string) => `${path}#a`,
  (path: string) => `/..${path}\\..`,
  () => "*",
];
const HEADERS = [
  "",
  "Content-Length: -1\r\n",
  "Content-Length: 0\r\nContent-Type: \r\n",
  "Transfer-Encoding: chunked, gzip\r\n",
  "Cookie: a\r\nCookie: floodline_session=\xff\r\nX-Forwarded-For: \xff\r\n",
  "Range: bytes=0-0,-1\r\nIf-None-Match: \xff\r\n",
];

Deno.test("whatever is written to the socket, neither program answers that it has failed", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database, undefined, { publicUrl: ORIGIN });
  const { handler } = fakeSite({});
  const web = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    (request, info) => handler(request, info as Deno.ServeHandlerInfo),
  );
  const ports = { api: Number(new URL(api.url).port), web: web.addr.port };
  const failed: string[] = [];
  for (const program of ["api", "web"] as const) {
    for (const request of ROUTES[program].flatMap(requestsTo)) {
      const answer = await exchange(ports[program], request);
      if (/^HTTP\/1\.. 5/.test(answer)) failed.push(`${JSON.stringify(request)} → ${answer}`);
    }
  }
  await web.shutdown();
  assert.deepEqual(failed, []);
});

/** Each oddity with all methods, and each alone. */
function requestsTo(path: string): string[] {
  const request = (method: string, target: string, host: string, headers: string, body = "") =>
    `${method} ${target} HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${ORIGIN}\r\n${headers}` +
    `Connection: close\r\n\r\n${body}`;
  const withBody = "Content-Type: application/json\r\nContent-Length: 2\r\n";
  return METHODS.flatMap((method) => [
    ...HOSTS.map((host) => request(method, path, host, withBody, "{}")),
    ...TARGETS.map((target) => request(method, target(path), "x", "")),
    ...HEADERS.map((headers) => request(method, path, "x", headers)),
  ]);
}

/** The status line; "" where the connection was closed without one. */
async function exchange(port: number, request: string): Promise<string> {
  using socket = await Deno.connect({ hostname: "127.0.0.1", port });
  await socket.write(Uint8Array.from(request, (letter) => letter.charCodeAt(0)));
  const first = new Uint8Array(200);
  const size = await socket.read(first).catch(() => null);
  return new TextDecoder().decode(first.subarray(0, size ?? 0)).split("\r\n")[0]!;
}
