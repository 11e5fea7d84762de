// The transport that sends once, proven on the wire: what counts is how many requests arrive.
import assert from "node:assert/strict";
import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { Carrier } from "./twilio.ts";

const TEXT = {
  to: "+17185550101",
  body: "FloodLine: all clear.",
  statusCallback: "https://floodline.example/api/twilio/status/1",
  validitySeconds: 3600,
};

Deno.test("a connection that is reset after the request arrived: one request, answer unknown", async () => {
  await using provider = await listen((socket) => socket.resetAndDestroy());
  const answer = await carrierFor(provider).send(TEXT);
  assert.equal(answer.result, "unknown");
  assert.equal(provider.arrived.length, 1);
});

Deno.test("reset on the second text, after a first that was answered: one request each", async () => {
  // A pooled connection is what makes fetch, and the SDK's own transport, send a POST again.
  await using provider = await listen((socket, n) =>
    n === 1 ? answerWith(socket, 201, { sid: `SM${"1".repeat(32)}` }) : socket.resetAndDestroy()
  );
  const carrier = carrierFor(provider);
  assert.deepEqual(await carrier.send(TEXT), { result: "accepted", sid: `SM${"1".repeat(32)}` });
  assert.equal((await carrier.send(TEXT)).result, "unknown");
  assert.equal(provider.arrived.length, 2);
});

Deno.test("no connection: nothing left, and that is known", async () => {
  const url = await listen(() => {}).then(async (provider) => {
    await provider[Symbol.asyncDispose]();
    return provider.url;
  });
  const answer = await carrierFor({ url }).send(TEXT);
  assert.deepEqual(answer, { result: "unsent", reason: "TypeError" });
});

Deno.test("an answer that is no carrier's says nothing of the text", async () => {
  await using provider = await listen((socket) => answerWith(socket, 200, { welcome: "hotel" }));
  assert.deepEqual(await carrierFor(provider).send(TEXT), { result: "unknown", reason: "NoSid" });
});

Deno.test("no answer in time: one request, answer unknown", async () => {
  await using provider = await listen(() => {});
  const answer = await carrierFor(provider, 100).send(TEXT);
  assert.equal(answer.result, "unknown");
  assert.equal(provider.arrived.length, 1);
});

Deno.test("500: one request, answer unknown, since the text may have gone", async () => {
  await using provider = await listen((socket) => answerWith(socket, 500, { code: 20500 }));
  assert.equal((await carrierFor(provider).send(TEXT)).result, "unknown");
  assert.equal(provider.arrived.length, 1);
});

Deno.test("429: one request, refused with the carrier's code", async () => {
  await using provider = await listen((socket) =>
    answerWith(socket, 429, { code: 20429, message: "Too Many Requests", status: 429 })
  );
  assert.deepEqual(await carrierFor(provider).send(TEXT), {
    result: "refused",
    errorCode: 20429,
    httpStatus: 429,
  });
  assert.equal(provider.arrived.length, 1);
});

Deno.test("what arrives is Twilio's own form, with our id in the callback", async () => {
  await using provider = await listen((socket) =>
    answerWith(socket, 201, { sid: `SM${"1".repeat(32)}` })
  );
  await carrierFor(provider).send(TEXT);
  const [head, body] = provider.arrived[0]!.split("\r\n\r\n");
  assert.match(head!, /^POST \/2010-04-01\/Accounts\/AC0{32}\/Messages\.json HTTP\/1\.1\r\n/);
  assert.match(head!, /authorization: Basic /i);
  assert.deepEqual(Object.fromEntries(new URLSearchParams(body)), {
    To: "+17185550101",
    From: "+15005550006",
    Body: "FloodLine: all clear.",
    StatusCallback: "https://floodline.example/api/twilio/status/1",
    ValidityPeriod: "3600",
  });
});

function carrierFor(provider: { url: string }, timeoutMs = 5_000): Carrier {
  return new Carrier({
    accountSid: `AC${"0".repeat(32)}`,
    authToken: "token",
    from: "+15005550006",
    apiUrl: provider.url,
    timeoutMs,
  });
}

/** A provider on bare TCP: reads each request wholly, counts it, then does as told. */
async function listen(answer: (socket: Socket, n: number) => void) {
  const arrived: string[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    let text = "";
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      text += chunk;
      const end = text.indexOf("\r\n\r\n") + 4;
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1]);
      if (end < 4 || text.length < end + length) return;
      arrived.push(text.slice(0, end + length));
      text = text.slice(end + length);
      answer(socket, arrived.length);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived,
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

function answerWith(socket: Socket, status: number, body: object): void {
  const json = JSON.stringify(body);
  socket.write(
    `HTTP/1.1 ${status} X\r\ncontent-type: application/json\r\n` +
      `content-length: ${json.length}\r\nconnection: keep-alive\r\n\r\n${json}`,
  );
}
