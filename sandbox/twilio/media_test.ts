import assert from "node:assert/strict";
import { JPEG } from "../../testing/media.ts";
import { startSandbox } from "../../testing/sandbox.ts";

const PHONE = "+17185550123";

Deno.test("a texted photo: asked for with credentials, handed out by a signed address, deleted", async () => {
  const posted: URLSearchParams[] = [];
  await using floodline = Deno.serve({ port: 0, onListen: () => {} }, async (request) => {
    posted.push(new URLSearchParams(await request.text()));
    return new Response("<Response/>");
  });
  await using sandbox = await startSandbox({
    publicUrl: `http://127.0.0.1:${floodline.addr.port}`,
  });
  await sandbox.inbound(PHONE, "", [{ contentType: "image/jpeg", bytes: JPEG }]);
  const [fields] = posted;
  assert.match(fields!.get("MessageSid")!, /^MM[0-9a-f]{32}$/);
  assert.deepEqual([fields!.get("NumMedia"), fields!.get("MediaContentType0")], [
    "1",
    "image/jpeg",
  ]);
  const address = new URL(fields!.get("MediaUrl0")!);
  assert.equal(address.host, "api.twilio.com");

  const url = sandbox.url + address.pathname;
  const { accountSid, authToken } = sandbox.state.options;
  const headers = { authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` };
  const ask = async (target: string, init: RequestInit = {}) => {
    const response = await fetch(target, { redirect: "manual", ...init });
    return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
  };
  assert.equal((await ask(url)).response.status, 401);
  const { response: redirect } = await ask(url, { headers });
  assert.equal(redirect.status, 307);
  const { response: onward } = await ask(redirect.headers.get("location")!);
  assert.equal(onward.status, 302);
  const signed = sandbox.url + onward.headers.get("location");
  assert.equal((await ask(signed, { headers })).response.status, 400);
  const { response, bytes } = await ask(signed);
  assert.deepEqual([response.headers.get("content-type"), bytes], ["image/jpeg", JPEG]);

  assert.equal((await ask(url, { method: "DELETE", headers })).response.status, 204);
  assert.equal((await ask(url, { headers })).response.status, 404);
});

Deno.test("the page's phones send a photo, and show it until it is taken over", async () => {
  await using sandbox = await startSandbox({ publicUrl: "http://127.0.0.1:1" });
  const form = new FormData();
  form.set("from", PHONE);
  form.set("photo", new Blob([JPEG], { type: "image/jpeg" }), "street.jpg");
  const sent = await fetch(`${sandbox.url}/page/answer`, {
    method: "POST",
    body: form,
    redirect: "manual",
  });
  await sent.body?.cancel();
  assert.equal(sent.status, 303);
  const [media] = sandbox.state.media;
  const page = () => fetch(sandbox.url).then((response) => response.text());
  assert.match(await page(), new RegExp(`<img class="texted" src="/page/media/${media!.sid}"`));
  const shown = await fetch(`${sandbox.url}/page/media/${media!.sid}`);
  assert.deepEqual(new Uint8Array(await shown.arrayBuffer()), JPEG);
  sandbox.state.media = [];
  assert.match(await page(), /A photo, taken over/);
});

Deno.test("a phone's photo may also come by the control address, in base64", async () => {
  await using sandbox = await startSandbox({ publicUrl: "http://127.0.0.1:1" });
  const post = async (data: string) => {
    const response = await fetch(`${sandbox.url}/control/inbound`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        from: PHONE,
        body: "",
        media: [{ contentType: "image/jpeg", data }],
      }),
    });
    await response.body?.cancel();
    return response.status;
  };
  assert.equal(await post("not base64!"), 422);
  assert.equal(await post(JPEG.toBase64()), 201);
  assert.deepEqual(sandbox.state.media[0]!.bytes, JPEG);
});
