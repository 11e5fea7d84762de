// The page of those who run FloodLine.
import assert from "node:assert/strict";
import { operatorView } from "shared/samples/operator.ts";
import { resident, staff } from "shared/samples/people.ts";
import { fakeSite, refuse } from "./fake_site.ts";

const OPERATOR = resident({ operatorSince: "2026-11-01T12:00:00Z" });

function siteOf(view = operatorView()) {
  return fakeSite({
    "GET /api/me": Response.json(OPERATOR),
    "GET /api/operator": Response.json(view),
  });
}

Deno.test("the operator's page says first what needs somebody, since when, and what to do", async () => {
  const html = await (await siteOf().get("/operator")).text();
  const [main] = html.split("<main")[1]!.split("</main>");
  assert.match(main!, /<h1>How it is<\/h1>/);
  assert.ok(main!.indexOf("What needs you") < main!.indexOf("Last good sweep"));
  assert.match(main!, /20003, &lt;Our account><\/strong>, <time [^>]*>since 12 minutes ago/);
  assert.match(main!, /To do: see twilio/);
  for (
    const words of [
      "Flood risk",
      "1,204",
      "$100.10",
      "of $200.00",
      "died",
      "117 left out, 3 odd",
      "10 hours ago.",
      "version v1.4",
    ]
  ) {
    assert.ok(main!.includes(words), words);
  }
});

Deno.test("the operator's page has a word for everything that is not there yet", async () => {
  const { status, api } = operatorView({
    alarms: [],
    sweeps: [],
    sweptWellAt: null,
    storms: [],
    texts: {
      waiting: [],
      outcomes: [],
      suppressed: { stopped: 0, unreachable: 0, byCarrier: 0, blocked: 0 },
    },
    money: { alertParts: 0, segmentCents: null, alertDollars: null, purses: [] },
    weather: { callsToday: 0, callsADay: null, modelRunAt: null, warningsInForce: 0 },
    conditions: [],
    backup: null,
    database: {
      ...operatorView().status.database,
      migration: null,
      grownADay: null,
      grownAWeek: null,
      statements: null,
    },
  });
  const html = await (await siteOf({ status, api }).get("/operator")).text();
  for (
    const words of [
      "Nothing needs you.",
      "There has been none.",
      "No text waits.",
      "There were none.",
      "0 parts",
      "without a limit",
      "Nothing was looked at yet.",
      "How fast it grows is known after a day.",
      "see docs/watching.md",
      "No backups are set up",
    ]
  ) assert.ok(html.includes(words), words);
  assert.doesNotMatch(html, /undefined|NaN|\[object/);
});

Deno.test("the menu leads operators to their page, and nobody else", async () => {
  const menuOf = async (me: object) => {
    const html = await (await fakeSite({ "GET /api/me": Response.json(me) }).get("/privacy"))
      .text();
    return html.split("<nav")[1]!.split("</nav>")[0]!;
  };
  assert.match(await menuOf(OPERATOR), /href="\/operator"/);
  assert.match(
    await menuOf({ ...staff(), operatorSince: OPERATOR.operatorSince }),
    /"\/operator".*"\/district"/,
  );
  for (const me of [resident(), staff()]) assert.doesNotMatch(await menuOf(me), /operator/);
});

Deno.test("who is none of the operators is told so", async () => {
  const site = fakeSite({
    "GET /api/me": Response.json(staff()),
    "GET /api/operator": refuse("notOperator"),
  });
  const response = await site.get("/operator");
  assert.equal(response.status, 403);
  assert.doesNotMatch(await response.text(), /Last good sweep/);
});
