import assert from "node:assert/strict";
import { MESSAGE_ID, messageWhy, ofAWatch, ofSeveralPlaces } from "shared/samples/messages.ts";
import { resident } from "shared/samples/people.ts";
import { fakeSite, refuse } from "./fake_site.ts";

const me = Response.json(resident());

async function words(response: Response): Promise<string> {
  const html = await response.text();
  return html.replace(/^.*<main/s, "<main").replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
}

async function read(why: Parameters<typeof messageWhy>[0]): Promise<string> {
  const site = fakeSite({
    "GET /api/me": me,
    [`GET /api/me/messages/${MESSAGE_ID}`]: Response.json(messageWhy(why)),
  });
  return await words(await site.get(`/account/texts/${MESSAGE_ID}`));
}

Deno.test("the list of texts says what each was about, when, and where it is", async () => {
  const site = fakeSite({
    "GET /api/me": me,
    "GET /api/me/messages": Response.json({
      messages: [
        messageWhy({ id: crypto.randomUUID(), status: "held", step: "flood" }),
        messageWhy({ id: crypto.randomUUID(), status: "undelivered", step: "clear" }),
        messageWhy({ kind: "code", step: null, zip: null, timeZone: null }),
      ],
      next: MESSAGE_ID,
    }),
  });
  const said = await words(await site.get(`/account/texts?before=${MESSAGE_ID}`));
  assert.ok(site.asked.some(({ url }) => url === `/api/me/messages?before=${MESSAGE_ID}`));
  assert.match(said, /Flood risk in 11231 Waits for you today at 12:00 PM/);
  assert.match(said, /All-clear in 11231 Did not arrive/);
  assert.match(said, /Sign-in code Arrived today at 12:00 PM/);
  assert.match(said, /Newest texts .*Older texts/);
});

Deno.test("a text of several places says of each what led to it, and why its reader was told", async () => {
  const why = ofSeveralPlaces();
  const site = fakeSite({
    "GET /api/me": me,
    [`GET /api/me/messages/${MESSAGE_ID}`]: Response.json(why),
    "GET /api/me/messages": Response.json({ messages: [why], next: null }),
  });
  const said = await words(await site.get(`/account/texts/${MESSAGE_ID}`));
  assert.match(said, /Heavy rain in 11231, 11215/);
  assert.match(said, /The weather then Heavy rain in 11231, 11215 .*Rain in 11201/);
  assert.doesNotMatch(said, /Heavy rain in 11215/, "what reads alike is said once");
  assert.match(said, /for 11231.*for 11215.*for 11201/);
  assert.match(await words(await site.get("/account/texts")), /Heavy rain in 11231, 11215/);
});

Deno.test("a text about several reports leads to each of them", async () => {
  const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];
  const happenedAt = "2026-11-22T17:00:00Z";
  const site = fakeSite({
    "GET /api/me": me,
    [`GET /api/me/messages/${MESSAGE_ID}`]: Response.json(messageWhy({
      kind: "report",
      step: null,
      facts: null,
      zip: null,
      reports: [
        { id: first, zip: "11231", depth: "knee", happenedAt },
        { id: second, zip: "11215", depth: "ankle", happenedAt },
      ],
    })),
  });
  const html = await (await site.get(`/account/texts/${MESSAGE_ID}`)).text();
  assert.match(html, /The reports that it is about/);
  assert.match(html, new RegExp(`href="/reports/${first}">Knee deep in 11231<`));
  assert.match(html, new RegExp(`href="/reports/${second}">Ankle deep in 11215<`));
});

Deno.test("who had no text yet reads so", async () => {
  const site = fakeSite({
    "GET /api/me": me,
    "GET /api/me/messages": Response.json({ messages: [], next: null }),
  });
  assert.match(await words(await site.get("/account/texts")), /None yet\./);
});

Deno.test("why a text came: forecast, threshold and whose, level, way, source", async () => {
  const said = await read({});
  assert.match(said, /Why did I get this\?/);
  assert.match(said, /up to 12:45 PM: [^,]*\(6\.4 mm\), forecast/);
  assert.match(said, /“Heavy rain” begins at [^,]*\(5 mm\) in 15 minutes, FloodLine's usual/);
  assert.match(said, /You chose “Heavy rain” for 11231\./);
  assert.match(said, /Decided today at 12:00 PM .*Left .*12:01 PM .*Arrived .*12:02 PM/);
  assert.match(said, /estimate, not measured.*/);
  assert.match(said, /Open-Meteo\.com/);
  const own = { ...messageWhy().facts!, thresholdsOf: "Red Hook" };
  assert.match(await read({ facts: own }), /set by Red Hook/);
});

Deno.test("an official warning is named, and counts at every level", async () => {
  const warning = {
    id: "urn:1",
    event: "Flash Flood Warning",
    headline: null,
    sender: "NWS New York NY",
  };
  const facts = { source: "warning" as const, warning, until: "2026-11-22T20:45:00Z" };
  const said = await read({ step: "flood", facts, chosenLevel: "any" });
  assert.match(said, /Flash Flood Warning .*NWS New York NY/);
  assert.match(said, /an official flood warning counts at every level/);
});

Deno.test("a text that waited for the morning says so", async () => {
  const said = await read({ heldFor: "quiet" });
  assert.match(said, /It waited for the end of your quiet hours, and was sent because/);
  const waiting = await read({ heldFor: "pause", status: "held", sentAt: null, settledAt: null });
  assert.match(waiting, /What became of this text\?/);
  assert.match(waiting, /It waits for the end of your pause/);
});

Deno.test("a text that did not arrive, or never left, says why", async () => {
  const failed = await read({ status: "undelivered", failure: "Phone off or out of reach" });
  assert.match(failed, /Did not arrive today at 12:02 PM Phone off or out of reach\./);
  const late = await read({ status: "expired", expiredFor: "late", sentAt: null });
  assert.match(late, /Not sent .* too late to be of use/);
});

Deno.test("a text in another language is marked as such", async () => {
  const site = fakeSite({
    "GET /api/me": me,
    [`GET /api/me/messages/${MESSAGE_ID}`]: Response.json(messageWhy({ language: "es" })),
  });
  const html = await (await site.get(`/account/texts/${MESSAGE_ID}`)).text();
  assert.match(html, /<p class="bubble" lang="es">/);
});

Deno.test("a text that is not one's own is not here", async () => {
  const site = fakeSite({
    "GET /api/me": me,
    [`GET /api/me/messages/${MESSAGE_ID}`]: refuse("messageNotFound"),
  });
  const response = await site.get(`/account/texts/${MESSAGE_ID}`);
  assert.equal(response.status, 404);
  assert.match(await response.text(), /There is no such text among yours/);
});

Deno.test("a text of a watch says what the Weather Service gave, where, and that its reader had asked", async () => {
  const why = ofAWatch();
  const site = fakeSite({
    "GET /api/me": me,
    [`GET /api/me/messages/${MESSAGE_ID}`]: Response.json(why),
    "GET /api/me/messages": Response.json({ messages: [why], next: null }),
  });
  const said = await words(await site.get(`/account/texts/${MESSAGE_ID}`));
  assert.match(said, /Flood watch in 11231, 11215/);
  assert.match(said, /The watch then Flood Watch in force, issued by NWS New York NY/);
  assert.match(said, /It was to begin at .* Expected to last until about .* Most come to nothing/);
  assert.match(said, /You asked to be texted of watches/);
  assert.match(await words(await site.get("/account/texts")), /Flood watch in 11231, 11215/);
  // Of a text whose watch is kept no more.
  const bare = await read({ step: null, facts: null, isWatch: true, watch: null });
  assert.match(bare, /You asked to be texted of watches/);
});
