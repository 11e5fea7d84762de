// What becomes of everything that the Weather Service issues about floods, over one dry place.
import assert from "node:assert/strict";
import { LEVELS } from "shared/levels.ts";
import { levelOfDanger, natureOf, type Threat, type ToldDanger } from "./dangers.ts";
import { decide, type Decision, type Storm, type Warning } from "./decide.ts";
import {
  dangerOfWarning,
  EVENTS,
  isTold,
  isWatch,
  nameOfWarning,
  PRODUCTS,
  SOFTER_EVENTS,
  type SofterEvent,
} from "./products.ts";
import { NO_RAIN_KNOWN } from "./rain.ts";
import { mostCareful, USUAL_THRESHOLDS } from "./thresholds.ts";

const NOW = new Date("2026-11-22T18:00:00Z");
const HOUR_MS = 3_600_000;

function issued(event: string, threat: Threat | null = null): Warning {
  return {
    id: "2",
    firstId: "1",
    event,
    threat,
    headline: null,
    sender: null,
    onsetAt: null,
    endsAt: new Date(NOW.getTime() + 3 * HOUR_MS),
  };
}

function decideOn(warning: Warning, softer?: SofterEvent[], episode?: Storm): Decision {
  const thresholds = { ...USUAL_THRESHOLDS, ...softer && { softer } };
  return decide({ now: NOW, rain: NO_RAIN_KNOWN, thresholds, episode, warnings: [warning] });
}

// "usual": told where no district has said a word; "asked": where its districts count all of the softer
// products; "none": where they count none. A dash: no text, it is shown alone.
const TABLE = `
event                      damage        danger            nature  usual  asked  none   ahead
Flash Flood Warning        -             flashFlood        sky     flood  flood  flood  no
Flash Flood Warning        CONSIDERABLE  considerable      sky     flood  flood  flood  no
Flash Flood Warning        CATASTROPHIC  emergency         sky     flood  flood  flood  no
Flash Flood Statement      -             shown             sky     -      -      -      no
Flash Flood Statement      CONSIDERABLE  considerable      sky     flood  flood  flood  no
Flash Flood Statement      CATASTROPHIC  emergency         sky     flood  flood  flood  no
Flash Flood Watch          -             shown             sky     -      -      -      yes
Flash Flood Watch          CATASTROPHIC  shown             sky     -      -      -      yes
Flood Warning              -             river             river   flood  flood  flood  no
Flood Warning              CATASTROPHIC  river             river   flood  flood  flood  no
Flood Advisory             -             advisory          sky     heavy  heavy  -      no
Flood Statement            -             statement         sky     -      any    -      no
Flood Watch                -             shown             sky     -      -      -      yes
Coastal Flood Warning      -             coastal           sea     flood  flood  flood  no
Coastal Flood Advisory     -             coastalAdvisory   sea     -      heavy  -      no
Coastal Flood Statement    -             coastalStatement  sea     -      any    -      no
Coastal Flood Watch        -             shown             sky     -      -      -      yes
Storm Surge Warning        -             surge             sea     flood  flood  flood  no
Storm Surge Watch          -             shown             sky     -      -      -      yes
Lakeshore Flood Warning    -             coastal           sea     flood  flood  flood  no
Lakeshore Flood Advisory   -             coastalAdvisory   sea     -      heavy  -      no
Lakeshore Flood Statement  -             coastalStatement  sea     -      any    -      no
Lakeshore Flood Watch      -             shown             sky     -      -      -      yes
Hydrologic Outlook         -             shown             sky     -      -      -      no
Tsunami Warning            -             shown             sky     -      -      -      no
`.trim().split("\n").slice(1).map((line) => line.split(/ {2,}/));

for (const [event, damage, danger, nature, usual, asked, none, ahead] of TABLE) {
  const threat = damage === "-" ? null : damage as Threat;
  Deno.test(`${event}${threat ? `, ${threat}` : ""}: ${usual === "-" ? "no text" : usual}`, () => {
    const warning = issued(event!, threat);
    const kind = dangerOfWarning(event!, threat);
    assert.deepEqual([kind, natureOf(kind)], [danger, nature]);
    assert.equal(isWatch(warning), ahead === "yes");
    for (
      const [softer, level] of [[undefined, usual], [[...SOFTER_EVENTS], asked], [
        [],
        none,
      ]] as const
    ) {
      const decision = decideOn(warning, softer && [...softer]);
      assert.equal(isTold(warning, softer), level !== "-", `${softer}`);
      if (level === "-") assert.deepEqual(decision, { kind: "quiet" });
      else {
        assert(decision.kind === "start");
        assert.deepEqual([decision.level, decision.facts.danger], [level, danger]);
        assert.equal(decision.facts.warning?.event, event, "under the Weather Service's name");
      }
    }
  });
}

Deno.test("the table has every product, and each says why", () => {
  assert.deepEqual(EVENTS.filter((event) => !TABLE.some(([row]) => row === event)), []);
  for (const event of EVENTS) assert.match(PRODUCTS[event].because, /^[A-Z].+\.$/);
});

Deno.test("its name is the service's own, and the worst has one of its own", () => {
  for (const event of EVENTS) assert.equal(nameOfWarning({ event }), event);
  for (const event of ["Flash Flood Warning", "Flash Flood Statement"]) {
    assert.equal(nameOfWarning({ event, threat: "CATASTROPHIC" }), "Flash Flood Emergency");
    assert.equal(
      nameOfWarning({ event, threat: "CONSIDERABLE" }),
      "Flash Flood Warning (considerable damage)",
    );
  }
});

const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * HOUR_MS);
const told = (kind: ToldDanger["kind"], hours: number, chain?: string): ToldDanger => ({
  kind,
  at: hoursAgo(hours),
  ...chain !== undefined && { chain },
});

const NEXT: [
  sentence: string,
  before: ToldDanger[],
  now: [event: string, threat?: Threat],
  decision: string,
][] = [
  [
    "an update that raises the damage threat is news, though its warning was told",
    [told("flashFlood", 0.5, "1")],
    ["Flash Flood Warning", "CATASTROPHIC"],
    "warn flood emergency",
  ],
  [
    "so is a statement that raises it",
    [told("flashFlood", 0.5, "1")],
    ["Flash Flood Statement", "CONSIDERABLE"],
    "warn flood considerable",
  ],
  [
    "a statement that only follows the warning up is none",
    [told("flashFlood", 0.5, "1")],
    ["Flash Flood Statement"],
    "clear or hold",
  ],
  ["an advisory after heavy rain says the same", [told("heavy", 0.5)], ["Flood Advisory"], "hold"],
  ["and after any rain it is a step up", [told("any", 0.5)], [
    "Flood Advisory",
  ], "stepUp heavy advisory"],
  [
    "a coastal warning after its advisory is a step up",
    [told("coastalAdvisory", 3, "other")],
    ["Coastal Flood Warning"],
    "stepUp flood coastal",
  ],
  [
    "another coastal warning for the same tide is none",
    [told("coastal", 5, "other")],
    ["Coastal Flood Warning"],
    "hold",
  ],
  [
    "for the next tide it is one again",
    [told("coastal", 13, "other")],
    ["Coastal Flood Warning"],
    "warn flood coastal",
  ],
  [
    "but not the same message, however long it lasts",
    [told("coastal", 40, "1")],
    ["Coastal Flood Warning"],
    "hold",
  ],
  [
    "the sea beside a flash flood is told by itself",
    [told("flashFlood", 1, "other")],
    ["Coastal Flood Warning"],
    "warn flood coastal",
  ],
  [
    "and a storm surge over a coastal flood",
    [told("coastal", 1, "other")],
    ["Storm Surge Warning"],
    "warn flood surge",
  ],
];
for (const [sentence, before, [event, threat = null], expected] of NEXT) {
  Deno.test(sentence, () => {
    const level = LEVELS.findLast((level) =>
      before.some(({ kind }) => levelOfDanger(kind) === level)
    )!;
    const episode = { level, wetAt: hoursAgo(0), told: before };
    const decision = decideOn(issued(event, threat), [...SOFTER_EVENTS], episode);
    const said = "level" in decision
      ? `${decision.kind} ${decision.level} ${decision.facts.danger}`
      : decision.kind;
    assert(expected.split(" or ").includes(said), said);
  });
}

Deno.test("the all-clear of what the sea did alone speaks of no rain", () => {
  const DRY = { firstAt: NOW.getTime() - 4 * HOUR_MS, mm: Array.from({ length: 60 }, () => 0) };
  const clear = (...before: ToldDanger[]) => {
    const episode = { level: "flood" as const, wetAt: hoursAgo(2), told: before };
    const decision = decide({ now: NOW, rain: DRY, episode });
    assert(decision.kind === "clear");
    return decision.facts.isWithoutRain ?? false;
  };
  assert.equal(clear(told("coastalAdvisory", 9), told("coastal", 6)), true);
  assert.equal(clear(told("advisory", 3)), true);
  assert.equal(clear(told("coastal", 6), told("heavy", 3)), false);
  assert.equal(clear(told("flashFlood", 3)), false);
});

Deno.test("of several districts over a ZIP code what any of them counts counts", () => {
  const district = (softer: SofterEvent[] | null) => ({
    name: "A",
    levels: {},
    leadMinutes: null,
    softer,
  });
  assert.equal(mostCareful([district(null)]).softer, undefined);
  assert.deepEqual(mostCareful([district([])]).softer, []);
  assert.deepEqual(mostCareful([district([]), district(null)]).softer, ["Flood Advisory"]);
  assert.deepEqual(
    mostCareful([district(["Coastal Flood Statement"]), district(["Flood Advisory"])]).softer,
    ["Flood Advisory", "Coastal Flood Statement"],
  );
});

Deno.test("a warning that is yet to begin says from when", () => {
  const onsetAt = new Date(NOW.getTime() + HOUR_MS);
  const decision = decideOn({ ...issued("Coastal Flood Warning"), onsetAt });
  assert(decision.kind === "start");
  assert.equal(decision.facts.from, onsetAt.toISOString());
  const begun = decideOn({ ...issued("Coastal Flood Warning"), onsetAt: hoursAgo(1) });
  assert(begun.kind === "start" && begun.facts.from === undefined);
});

Deno.test("the decision's table has each product, and what is told of it", async () => {
  const text = await Deno.readTextFile(
    new URL("../../docs/decisions/0047-warnings-as-they-are-given.md", import.meta.url),
  );
  const rows = [...text.matchAll(/^\| ([A-Z][^|]+?) +\| ([^|]+?) +\| ([^|]+?) +\|$/gm)]
    .map(([, event, level, told]) => [event, level!.split(",")[0], told]);
  const said = {
    always: "always",
    usually: "unless a district says no",
    onRequest: "where a district says yes",
    dayAhead: "a day ahead",
    never: "never, but with a damage tag",
  };
  const expected = EVENTS.map((event) => {
    const { danger, telling } = PRODUCTS[event];
    const byDamage = telling === "never" ? "by its damage alone" : "none";
    return [event, danger === "shown" ? byDamage : levelOfDanger(danger), said[telling]];
  });
  assert.deepEqual(rows, expected);
});
