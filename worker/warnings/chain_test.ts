// Which message of the Weather Service follows which, list by list.
import assert from "node:assert/strict";
import { listConditions } from "shared/server/conditions.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { FAR, feature, NOW, polygon, serve, SQUARE } from "../../testing/weather_service.ts";
import { hearWarnings } from "./warnings.ts";

/** A warning's chain over SQUARE: messages by id, each naming those before it. */
function message(id: string, change: Record<string, unknown> = {}, ...before: string[]) {
  return feature(polygon(SQUARE), {
    id,
    sent: `2026-11-22T12:4${before.length}:00-05:00`,
    messageType: before.length > 0 ? "Update" : "Alert",
    references: before.map((identifier, n) => ({
      "@id": `https://api.weather.gov/alerts/${identifier}`,
      identifier,
      sender: "w-nws.webmaster@noaa.gov",
      sent: `2026-11-22T12:4${n}:00-05:00`,
    })),
    ...change,
  });
}

const INSIDE = { latitude: 2, longitude: 2, reachMetres: 1000 };

/** Hears each list half an hour after the one before it; null: the service is down. */
async function hearLists(lists: (unknown[] | null)[]) {
  await using database = await cloneDatabase();
  await using service = serve([]);
  const found: (string | undefined)[] = [];
  for (const [n, list] of lists.entries()) {
    service.features = list;
    const now = new Date(NOW.getTime() + n * 30 * 60_000);
    found.push((await hearWarnings(database.sql, service.client, now)).list(INSIDE)[0]?.id);
  }
  const rows = await database.sql`
    select id, first_id, replaced_by, to_char(ended_at, 'HH24:MI') as ended_at
    from warnings order by id`;
  const kept = rows.map((w) => `${w.id} of ${w.firstId} → ${w.replacedBy ?? w.endedAt ?? "open"}`);
  return { found, kept };
}

const CHAINS: [
  sentence: string,
  lists: (unknown[] | null)[],
  found: (string | undefined)[],
  kept: string[],
][] = [
  [
    "an update takes the place of what it names, and keeps the first of its chain",
    [[message("a")], [message("b", {}, "a")], [message("c", {}, "a", "b")]],
    ["a", "b", "c"],
    ["a of a → b", "b of a → c", "c of a → open"],
  ],
  [
    "an update that names only the one before it is of the same chain",
    [[message("a")], [message("b", {}, "a")], [message("c", {}, "b")]],
    ["a", "b", "c"],
    ["a of a → b", "b of a → c", "c of a → open"],
  ],
  [
    "a chain heard of late begins with the oldest that is named",
    [[message("c", {}, "a", "b")]],
    ["c"],
    ["c of a → open"],
  ],
  [
    "a whole chain on one list is followed to its end",
    [[message("c", {}, "a", "b"), message("a"), message("b", {}, "a")]],
    ["c"],
    ["a of a → b", "b of a → c", "c of a → open"],
  ],
  [
    "a cancellation ends what it refers to",
    [[message("a")], [message("b", { messageType: "Cancel" }, "a")]],
    ["a", undefined],
    ["a of a → b", "b of a → 18:30"],
  ],
  [
    "where some counties are cancelled and others go on, the update is what follows",
    [[message("a")], [
      message("b", { messageType: "Cancel" }, "a"),
      message("c", {}, "a"),
    ]],
    ["a", "c"],
    ["a of a → c", "b of a → 18:30", "c of a → open"],
  ],
  [
    "one that vanished from the list is ended",
    [[message("a")], []],
    ["a", undefined],
    ["a of a → 18:30"],
  ],
  [
    "one that comes back onto the list is in force again",
    [[message("a")], [], [message("a")]],
    ["a", undefined, "a"],
    ["a of a → open"],
  ],
  [
    "one that was replaced stays so, though a stale list shows it again",
    [[message("a")], [message("b", {}, "a")], [message("a")], [message("b", {}, "a")]],
    ["a", "b", undefined, "b"],
    ["a of a → b", "b of a → open"],
  ],
  [
    "the service down ends nothing",
    [[message("a")], null, [message("a")]],
    ["a", "a", "a"],
    ["a of a → open"],
  ],
  [
    "a danger that moved away is over here",
    [[message("a")], [feature(polygon(FAR), {
      id: "b",
      messageType: "Update",
      sent: "2026-11-22T13:20:00-05:00",
      references: [{ identifier: "a", sent: "2026-11-22T12:44:00-05:00" }],
    })]],
    ["a", undefined],
    ["a of a → b", "b of a → open"],
  ],
  [
    "two that name each other are not both gone: the later counts",
    [[
      message("a", { references: [{ identifier: "b", sent: "2026-11-22T12:41:00-05:00" }] }),
      message("b", {}, "a"),
    ]],
    ["b"],
    ["a of b → b", "b of b → open"],
  ],
  [
    "an update of the same second, first on the list, takes the place of what it names",
    [[message("b", { sent: "2026-11-22T12:40:00-05:00" }, "a"), message("a")]],
    ["b"],
    ["a of a → b", "b of a → open"],
  ],
  [
    "one sent in the future, or at no time that there is, follows all the same",
    [[message("a", { sent: "2026-11-23T12:40:00-05:00" })], [
      message("b", { sent: "0000-01-01T00:00:00Z" }, "a"),
    ]],
    ["a", "b"],
    ["a of a → b", "b of a → open"],
  ],
  [
    "a reference without a time is one",
    [[message("a")], [message("b", { references: [{ identifier: "a", sent: null }, null] })]],
    ["a", "b"],
    ["a of a → b", "b of a → open"],
  ],
  [
    "references in an unknown shape do not hide the warning",
    [[message("a", { references: ["a", 1] })]],
    ["a"],
    ["a of a → open"],
  ],
];

for (const [sentence, lists, found, kept] of CHAINS) {
  Deno.test(sentence, async () => {
    assert.deepEqual(await hearLists(lists), { found, kept });
  });
}

Deno.test("how the Weather Service is, is known: ill since when, and well again", async () => {
  await using database = await cloneDatabase();
  await using service = serve([]);
  const conditionAt = async (minutes: number, features: unknown[] | null) => {
    service.features = features;
    const now = new Date(NOW.getTime() + minutes * 60_000);
    await hearWarnings(database.sql, service.client, now);
    const condition = (await listConditions(database.sql))
      .find(({ name }) => name === "weatherService");
    return [condition!.name, condition!.wellAt?.getTime(), condition!.illSince?.getTime()];
  };
  const at = (minutes: number) => NOW.getTime() + minutes * 60_000;
  assert.deepEqual(await conditionAt(0, []), ["weatherService", at(0), undefined]);
  assert.deepEqual(await conditionAt(30, null), ["weatherService", at(0), at(30)]);
  assert.deepEqual(await conditionAt(60, null), ["weatherService", at(0), at(30)]);
  assert.deepEqual(await conditionAt(90, []), ["weatherService", at(90), undefined]);
});
