// How many answers a number gets, and that each is a message like any other.
import assert from "node:assert/strict";
import { cloneDatabase } from "../../testing/database.ts";
import { startTexting, text } from "../../testing/texting.ts";

const PHONE = "+17185550123";
const STRANGER = "+17185550199";

Deno.test("what is not understood gets one hint an hour", async () => {
  await using database = await cloneDatabase();
  const { api } = await startTexting(database);
  await using _api = api;
  assert.match(await text(api, PHONE, "lol"), /we did not understand that\. Text HELP/);
  assert.equal(await text(api, PHONE, "I am driving, I will answer later."), "");
  assert.equal(await text(api, PHONE, "2"), "", "a number without a question is no answer");
  assert.match(await text(api, PHONE, "help"), /Text STATUS, PAUSE/);
  assert.equal(await text(api, PHONE, "Liked “FloodLine: all clear”"), "");
  api.clock.forward(61);
  assert.match(await text(api, PHONE, "lol"), /we did not understand that/);
});

Deno.test("a number that is nobody's gets one answer an hour, whatever it says", async () => {
  await using database = await cloneDatabase();
  const { api } = await startTexting(database);
  await using _api = api;
  assert.match(
    await text(api, STRANGER, "hi"),
    /this number gets no alerts yet\. .*floodline\.example\/sign-in$/,
  );
  for (const again of ["hi", "HELP", "STATUS", "please stop"]) {
    assert.equal(await text(api, STRANGER, again), "", again);
  }
  api.clock.forward(61);
  assert.match(await text(api, STRANGER, "please stop"), /you will get no more alerts/);
});

Deno.test("two machines do not talk for ever", async () => {
  await using database = await cloneDatabase();
  const { api } = await startTexting(database);
  await using _api = api;
  const answers = [];
  for (let i = 0; i < 25; i++) answers.push(await text(api, PHONE, "help"));
  assert.equal(answers.filter(Boolean).length, 12);
  const isLast = answers.map((answer) =>
    /our last answer today\. Alerts still come\.$/.test(answer)
  );
  assert.equal(isLast.indexOf(true), 11);
  api.clock.forward(61);
  assert.equal(await text(api, PHONE, "help"), "", "nor an hour later");
  assert.match(
    await text(api, PHONE, "stop texting me"),
    /no more alerts/,
    "but STOP is confirmed",
  );
  const goodbyes = [];
  for (let i = 0; i < 5; i++) {
    await text(api, PHONE, "start");
    goodbyes.push(await text(api, PHONE, "stop texting me"));
  }
  assert.equal(goodbyes.filter(Boolean).length, 2, "though not for ever");
  const [user] = await database.sql`select unsubscribed_at from users where phone = ${PHONE}`;
  assert.ok(user!.unsubscribedAt, "and done without a word all the same");
  api.clock.forward(24 * 60);
  assert.match(await text(api, PHONE, "help"), /Text STATUS, PAUSE/);
});

Deno.test("the same text twice, also at the same moment, is answered once", async () => {
  await using database = await cloneDatabase();
  const { api } = await startTexting(database);
  await using _api = api;
  const again = { MessageSid: "SM1" };
  const answers = await Promise.all([1, 2, 3].map(() => text(api, PHONE, "STATUS", again)));
  answers.push(await text(api, PHONE, "STATUS", again));
  assert.equal(answers.filter(Boolean).length, 1);
  const [{ count }] = await database.sql<[{ count: number }]>`
    select count(*)::int from messages where kind = 'reply'`;
  assert.equal(count, 1);
});

Deno.test("an answer is a message with receipts like any other, and its number is in no address", async () => {
  await using database = await cloneDatabase();
  const { api } = await startTexting(database);
  await using _api = api;
  await text(api, PHONE, "STATUS");
  const [reply] = await database.sql`
    select kind, status, phone, language, segments, body from messages`;
  assert.deepEqual([reply!.kind, reply!.status, reply!.phone], ["reply", "sending", PHONE]);
  const [inbound] = await database
    .sql`select wish, reply_id is not null as answered from inbound_texts`;
  assert.deepEqual({ ...inbound }, { wish: "status", answered: true });
});
