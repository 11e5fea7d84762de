// The residents' pages as a phone meets them, by Lighthouse: how good, and how soon on a slow one.
import { type Audit, CATEGORIES, Lighthouse } from "./lighthouse.ts";
import { number, type Row } from "./table.ts";
import { type BenchWorld, cookieOf } from "./world.ts";

interface Audited {
  path: string;
  session?: string;
  /** Pages behind a sign-in ask search engines to stay away, which Lighthouse counts against them. */
  isPrivate?: boolean;
  /** On the slow phone; what must be there by then. */
  slow?: { withinMs: number; what: "state" | "form" };
}

const LEAST_SCORE = 98;

/** What search engines ask of a page, and a private one does not give. */
const FOR_SEARCH = ["is-crawlable", "meta-description"];

export async function benchPhones(world: BenchWorld): Promise<Row[]> {
  await using lighthouse = await Lighthouse.start();
  if (!lighthouse) return [{ what: "no Chromium here", figure: "–", comparedTo: "–" }];
  const rows: Row[] = [];
  for (const { path, session, isPrivate, slow } of await pagesOf(world)) {
    const url = world.url + path;
    const usual = await lighthouse.audit(url, "usual", session);
    rows.push({
      what: `${shown(path)}, Lighthouse`,
      figure: scoreWords(usual, isPrivate),
      comparedTo: "",
      bounds: CATEGORIES.filter((name) => !(isPrivate && name === "seo")).map((name) => ({
        of: name,
        measured: usual.scores[name],
        least: LEAST_SCORE,
        unit: "",
        // A slow machine is a slow phone.
        dependsOnMachine: name === "performance",
      })),
    });
    if (!slow) continue;
    const audit = await lighthouse.audit(url, "slow", session);
    rows.push({
      what: `${shown(path)} on the slow phone`,
      figure: slowWords(audit, slow.what),
      comparedTo: "",
      bounds: [{
        measured: slowMs(audit, slow.what) / 1000,
        most: slow.withinMs / 1000,
        unit: "s",
        dependsOnMachine: true,
      }],
    });
  }
  return rows;
}

async function pagesOf({ database, resident }: BenchWorld): Promise<Audited[]> {
  const [, session] = (await cookieOf(resident)).split("=");
  const [own] = await database.sql<{ id: string }[]>`
    select id from reports where user_id = ${resident.userId} order by id desc limit 1`;
  return [
    { path: "/", slow: { withinMs: 2_000, what: "state" } },
    { path: "/zip/11231", slow: { withinMs: 2_000, what: "state" } },
    { path: "/zip/11231?lang=es" },
    { path: "/sign-in" },
    { path: "/privacy" },
    { path: "/report", session, isPrivate: true, slow: { withinMs: 3_000, what: "form" } },
    { path: "/account", session, isPrivate: true },
    ...own
      ? [
        { path: `/reports/${own.id}`, session, isPrivate: true },
        { path: `/reports/${own.id}/evidence`, session, isPrivate: true },
      ]
      : [],
  ];
}

function scoreWords({ scores, found, layoutShift }: Audit, isPrivate = false): string {
  const shown = CATEGORIES.filter((name) => !(isPrivate && name === "seo"));
  const words = shown.map((name) => `${name} ${scores[name]}`).join(", ");
  const wanting = found.filter((id) => !(isPrivate && FOR_SEARCH.includes(id)));
  return words + (layoutShift > 0 ? `, shift ${number(layoutShift, 3)}` : "") +
    (wanting.length > 0 ? ` (${wanting.join(", ")})` : "");
}

/** A page's state is in its first paint, a form is usable when its islands answer. */
function slowMs(audit: Audit, what: "state" | "form"): number {
  return what === "form" ? audit.islandsMs : Math.max(audit.firstPaintMs, audit.largestPaintMs);
}

function slowWords(audit: Audit, what: "state" | "form"): string {
  const seconds = (ms: number) => `${number(ms / 1000, 2)} s`;
  const shown = `shows in ${seconds(slowMs(audit, "state"))}`;
  return what === "form" ? `${shown}, usable in ${seconds(audit.islandsMs)}` : shown;
}

function shown(path: string): string {
  return path.replace(/[0-9a-f-]{36}/, "…");
}
