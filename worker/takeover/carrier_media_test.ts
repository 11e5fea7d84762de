import assert from "node:assert/strict";
import { JPEG } from "../../testing/media.ts";
import { CarrierMedia, type Fetched } from "./carrier_media.ts";

const ACCOUNT = `AC${"1".repeat(32)}`;
const PATH = `/2010-04-01/Accounts/${ACCOUNT}/Messages/MM1/Media/ME1`;

/** A carrier whose answers are by path; what it was asked, with whose credentials. */
async function ask(
  answers: Record<string, string | Uint8Array<ArrayBuffer> | null>,
  addresses: string[] = [],
): Promise<{ fetched: Fetched | string; asked: string[]; resolved: string[] }> {
  const asked: string[] = [];
  const resolved: string[] = [];
  await using server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    (request) => {
      const { pathname } = new URL(request.url);
      asked.push(`${pathname}${request.headers.has("authorization") ? " with credentials" : ""}`);
      const answer = answers[pathname];
      if (answer === undefined) return new Response(null, { status: 404 });
      if (typeof answer !== "string") return new Response(answer, { status: answer ? 200 : 302 });
      return new Response("moved", { status: 307, headers: { location: answer } });
    },
  );
  const media = new CarrierMedia({
    accountSid: ACCOUNT,
    authToken: "secret token",
    apiUrl: `http://127.0.0.1:${server.addr.port}`,
  }, (host) => {
    resolved.push(host);
    return Promise.resolve(addresses);
  });
  const fetched = await media.fetch(`https://api.twilio.com${PATH}`, 1000)
    .catch((error: Error) => error.message);
  return { fetched, asked, resolved };
}

Deno.test("two redirects and more lead to a photo, without our credentials", async () => {
  const { fetched, asked } = await ask({
    [PATH]: "/host/1",
    "/host/1": "../store/1?Signature=a",
    "/store/1": "/store/2",
    "/store/2": JPEG,
  });
  assert.deepEqual(fetched, { result: "fetched", bytes: JPEG });
  assert.deepEqual(asked, [`${PATH} with credentials`, "/host/1", "/store/1", "/store/2"]);
});

Deno.test("redirects in a circle end", async () => {
  const { fetched, asked } = await ask({ [PATH]: "/a", "/a": "/b", "/b": "/a" });
  assert.equal(fetched, "a redirect without end");
  assert.equal(asked.length, 6);
});

Deno.test("a redirect to nowhere is told", async () => {
  assert.equal((await ask({ [PATH]: null })).fetched, "a redirect to nowhere");
  assert.equal((await ask({ [PATH]: "https://[" })).fetched, "a redirect to nowhere");
});

Deno.test("what is gone at the end of the way is gone", async () => {
  assert.deepEqual((await ask({ [PATH]: "/gone" })).fetched, { result: "gone" });
});

for (
  const target of [
    "https://127.0.0.1/",
    "https://127.1/",
    "https://2130706433/",
    "https://10.0.0.8/photo",
    "https://172.31.255.255/",
    "https://192.168.1.1/",
    "https://169.254.169.254/latest/meta-data/",
    "https://100.64.0.1/",
    "https://0.0.0.0/",
    "https://[::1]/",
    "https://[::ffff:169.254.169.254]/",
    "https://[fd00:ec2::254]/",
    "https://[fe80::1]/",
    "https://[64:ff9b::a9fe:a9fe]/",
    "https://[2002:7f00:1::]/",
  ]
) {
  Deno.test(`nobody sends the worker to ${target}`, async () => {
    assert.equal(
      (await ask({ [PATH]: target })).fetched,
      "a redirect to an address that is not public",
    );
  });
}

Deno.test("a name that leads inside, in one of its addresses, is not followed", async () => {
  const { fetched, resolved } = await ask({ [PATH]: "https://media.example/1" }, [
    "93.184.216.34",
    "10.0.0.8",
  ]);
  assert.equal(fetched, "a redirect to an address that is not public");
  assert.deepEqual(resolved, ["media.example"]);
  const unknown = await ask({ [PATH]: "https://media.example/1" }, []);
  assert.equal(unknown.fetched, "a redirect to an address that is not public");
});

Deno.test("a redirect away from HTTPS is not followed", async () => {
  for (const target of ["http://media.example/1", "ftp://media.example/1", "file:///etc/passwd"]) {
    assert.equal((await ask({ [PATH]: target })).fetched, "a redirect away from HTTPS", target);
  }
});
