import assert from "node:assert/strict";
import { Carrier } from "shared/server/twilio.ts";
import twilio from "twilio";
import type { Faults } from "../state/fault_kinds.ts";
import { startSandbox, type TestSandbox } from "../../testing/sandbox.ts";
import { until } from "../../testing/until.ts";

const PHONE = "+17185550123";
const STATUS = "http://localhost:8080/api/twilio/status/1";

function text(to = PHONE, body = "Rain") {
  return { to, body, statusCallback: STATUS, validitySeconds: 600 };
}

async function api(sandbox: TestSandbox, path: string, init: RequestInit = {}) {
  const { accountSid, authToken } = sandbox.state.options;
  const response = await fetch(`${sandbox.url}/2010-04-01/Accounts/${accountSid}/${path}`, {
    headers: { authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` },
    ...init,
  });
  return { status: response.status, body: await response.json() };
}

Deno.test("accepts a text from the real SDK and answers with its sid", async () => {
  await using sandbox = await startSandbox();
  const answer = await sandbox.carrier.send(text());
  assert.equal(answer.result, "accepted");
  const [message] = sandbox.messages(PHONE);
  assert.equal(answer.result === "accepted" && answer.sid, message?.sid);
  assert.match(message!.sid, /^SM[0-9a-f]{32}$/);
  assert.deepEqual([message!.body, message!.validityPeriod, message!.statusCallback], [
    "Rain",
    600,
    STATUS,
  ]);
});

Deno.test("answers in Twilio's fields", async () => {
  await using sandbox = await startSandbox({ receiptDelayMs: 60_000 });
  const { status, body } = await api(sandbox, "Messages.json", {
    method: "POST",
    body: new URLSearchParams({ To: PHONE, From: "+15005550006", Body: "Lluvia en 30 min ☔" }),
  });
  assert.equal(status, 201);
  assert.match(body.sid, /^SM[0-9a-f]{32}$/);
  assert.match(body.date_created, /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000$/);
  assert.equal(body.uri, `/2010-04-01/Accounts/${body.account_sid}/Messages/${body.sid}.json`);
  assert.deepEqual(
    [body.status, body.num_segments, body.direction, body.error_code, body.date_sent],
    ["queued", "1", "outbound-api", null, null],
  );
  const fetched = await api(sandbox, `Messages/${body.sid}.json`);
  assert.deepEqual(fetched, { status: 200, body });
});

Deno.test("refuses wrong credentials with 20003", async () => {
  await using sandbox = await startSandbox({ authToken: "another-token" });
  const response = await fetch(
    `${sandbox.url}/2010-04-01/Accounts/${sandbox.state.options.accountSid}/Messages.json`,
    { headers: { authorization: `Basic ${btoa("AC1:wrong")}` } },
  );
  assert.equal(response.status, 401);
  assert.equal((await response.json()).code, 20003);
});

for (
  const [what, to, code] of [
    ["a number that is none", "+1718555", 21211],
    ["a number abroad", "+447911123456", 21408],
    ["Twilio's test number for no mobile", "+15005550009", 21614],
  ] as const
) {
  Deno.test(`refuses ${what} with ${code}`, async () => {
    await using sandbox = await startSandbox();
    assert.deepEqual(await sandbox.carrier.send(text(to)), {
      result: "refused",
      errorCode: code,
      httpStatus: 400,
    });
    assert.equal(sandbox.messages().length, 0);
  });
}

Deno.test("refuses a text without words, and one past 1,600 characters", async () => {
  await using sandbox = await startSandbox();
  const codes = [];
  for (const body of ["", "x".repeat(1601)]) {
    const answer = await sandbox.carrier.send(text(PHONE, body));
    codes.push(answer.result === "refused" && answer.errorCode);
  }
  assert.deepEqual(codes, [21602, 21617]);
});

Deno.test("lists what was sent to a number, newest first, through the SDK", async () => {
  await using sandbox = await startSandbox();
  await sandbox.carrier.send(text(PHONE, "first"));
  await sandbox.carrier.send(text("+17185550199", "somebody else's"));
  await sandbox.carrier.send(text(PHONE, "second"));
  await sandbox.settled();
  const sent = await sandbox.carrier.listNewest({ to: PHONE, limit: 50 });
  assert.deepEqual(sent.map((m) => [m.body, m.status]), [
    ["second", "delivered"],
    ["first", "delivered"],
  ]);
  const newest = await sandbox.carrier.listNewest({ limit: 2 });
  assert.deepEqual(newest.map((m) => m.body), ["second", "somebody else's"]);
});

Deno.test("pages a long list as the SDK expects", async () => {
  await using sandbox = await startSandbox();
  for (const body of ["a", "b", "c", "d", "e"]) await sandbox.carrier.send(text(PHONE, body));
  const first = (await api(sandbox, "Messages.json?PageSize=2&To=%2B17185550123")).body;
  assert.deepEqual(first.messages.map((m: { body: string }) => m.body), ["e", "d"]);
  assert.equal(first.previous_page_uri, null);
  const next = await fetch(sandbox.url + first.next_page_uri, {
    headers: {
      authorization: `Basic ${
        btoa(`${sandbox.state.options.accountSid}:${sandbox.state.options.authToken}`)
      }`,
    },
  });
  const second = await next.json();
  assert.deepEqual(second.messages.map((m: { body: string }) => m.body), ["c", "b"]);
  const last = (await api(sandbox, "Messages.json?PageSize=2&Page=2")).body;
  assert.equal(last.next_page_uri, null);
});

Deno.test("resets the connection, once, and the text goes nowhere", async () => {
  await using sandbox = await startSandbox();
  await sandbox.carrier.listNewest({ limit: 1 }); // a connection to reuse, were there a pool
  sandbox.faults({ twilio: { kind: "reset", times: 1 } });
  assert.equal((await sandbox.carrier.send(text())).result, "unknown");
  assert.equal(sandbox.requests("twilio").filter((r) => r.method === "POST").length, 1);
  assert.equal(sandbox.messages().length, 0);
  assert.equal((await sandbox.carrier.send(text())).result, "accepted");
});

Deno.test("takes a text and never answers, and the list shows it", async () => {
  await using sandbox = await startSandbox();
  const impatient = new Carrier({ ...sandbox.carrier.options, timeoutMs: 1000 });
  await impatient.listNewest({ limit: 1 });
  sandbox.faults({ twilio: { kind: "timeoutAfterAccept" } });
  assert.deepEqual(await impatient.send(text()), {
    result: "unknown",
    reason: "TimeoutError",
  });
  const [listed] = await sandbox.carrier.listNewest({ to: PHONE, limit: 50 });
  assert.equal(listed?.sid, sandbox.messages(PHONE)[0]?.sid);
});

for (const kind of ["resetAfterAccept", "500AfterAccept"] as const) {
  Deno.test(`takes a text and hides it (${kind}): unknown to its sender, in the list`, async () => {
    await using sandbox = await startSandbox();
    sandbox.faults({ twilio: { kind, times: 1 } });
    assert.equal((await sandbox.carrier.send(text())).result, "unknown");
    const listed = await sandbox.carrier.listNewest({ to: PHONE, limit: 50 });
    assert.deepEqual(listed.map(({ sid }) => sid), sandbox.messages().map(({ sid }) => sid));
    assert.equal(listed.length, 1);
  });
}

Deno.test("answers later than it took the text: the receipts may be faster", async () => {
  await using sandbox = await startSandbox();
  sandbox.latency({ twilioAnswerMs: 60_000 });
  const hasty = new Carrier({ ...sandbox.carrier.options, timeoutMs: 300 });
  const answer = hasty.send(text());
  await until(() => sandbox.messages()[0]?.status === "delivered");
  assert.equal((await answer).result, "unknown");
});

Deno.test("says with 429 when to come again", async () => {
  await using sandbox = await startSandbox();
  sandbox.faults({ twilio: { kind: "429", retryAfterSeconds: 7 } });
  const { accountSid, authToken } = sandbox.state.options;
  const response = await fetch(
    `${sandbox.url}/2010-04-01/Accounts/${accountSid}/Messages.json`,
    {
      method: "POST",
      headers: { authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` },
      body: new URLSearchParams({ To: PHONE, From: "+15005550006", Body: "Rain" }),
    },
  );
  await response.body?.cancel();
  assert.deepEqual([response.status, response.headers.get("retry-after")], [429, "7"]);
});

for (
  const [kind, expected] of [
    ["429", { result: "refused", errorCode: 20429, httpStatus: 429 }],
    ["500", { result: "unknown", reason: "RestException" }],
  ] as const
) {
  Deno.test(`answers ${kind} when told to`, async () => {
    await using sandbox = await startSandbox();
    sandbox.faults({ twilio: { kind } });
    const answer = await sandbox.carrier.send(text());
    assert.equal(answer.result, expected.result);
    if (answer.result === "refused") assert.deepEqual(answer, expected);
    await assert.rejects(sandbox.carrier.listNewest({ limit: 1 }), "the list is down too");
  });
}

Deno.test("the list lags, is empty, or leaves out what Twilio's may", async () => {
  await using sandbox = await startSandbox();
  await sandbox.carrier.send(text());
  await sandbox.settled();
  const shown = async (kind: NonNullable<Faults["twilioList"]>["kind"]) => {
    sandbox.faults({ twilioList: { kind, seconds: 60 } });
    const listed = await sandbox.carrier.listNewest({ limit: 10 });
    return listed.map(({ body, createdAt }) => [body !== null, createdAt !== null]);
  };
  assert.deepEqual(await shown("lag"), []);
  assert.deepEqual(await shown("empty"), []);
  assert.deepEqual(await shown("noBodies"), [[false, true]]);
  assert.deepEqual(await shown("noDates"), [[true, false]]);
  assert.deepEqual(await shown("sparse"), [[false, false]]);
  sandbox.faults({ twilioList: { kind: "500" } });
  await assert.rejects(sandbox.carrier.listNewest({ limit: 10 }));
  sandbox.faults({});
  assert.equal((await sandbox.carrier.listNewest({ limit: 10 })).length, 1);
});

Deno.test("refuses each second text with the code asked for", async () => {
  await using sandbox = await startSandbox();
  sandbox.faults({ twilio: { kind: "refuse", errorCode: 30034, everyNth: 2 } });
  const results = [];
  for (let i = 0; i < 4; i++) {
    const answer = await sandbox.carrier.send(text());
    results.push(answer.result === "refused" ? answer.errorCode : answer.result);
  }
  assert.deepEqual(results, ["accepted", 30034, "accepted", 30034]);
});

Deno.test("signs as Twilio's own library checks", async () => {
  const { sign } = await import("./signature.ts");
  const fields = { MessageSid: "SM1", MessageStatus: "delivered", To: PHONE, Body: "Olé ☔" };
  const signature = sign("token", STATUS, fields);
  assert.ok(twilio.validateRequest("token", signature, STATUS, fields));
  assert.ok(!twilio.validateRequest("other", signature, STATUS, fields));
});
