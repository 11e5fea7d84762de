// Through Caddy, as visitors come: what can be done (a closed loop: the next asks when one is answered), and
// what becomes of twice as much (an open loop: people come whether others were answered or not).
import { addResidents, oneOf } from "./http.ts";
import { load, type Request, someAddress } from "./load.ts";
import { number, type Row } from "./table.ts";
import type { BenchWorld } from "./world.ts";

const SECONDS = 6;
const TIMES = 2;
/** After the end of it, all is to be as before within so long. */
const CALM_SECONDS = 10;

interface Outcome {
  status: number;
  ms: number;
  saysWhen: boolean;
}

export async function benchOverload(world: BenchWorld): Promise<Row[]> {
  const residents = await addResidents(world);
  const asResident = () => ({ "content-type": "application/json", cookie: oneOf(residents) });
  const report = () =>
    JSON.stringify({ zip: "11231", depth: "knee", submissionId: crypto.randomUUID() });
  const loads: [what: string, Request, pid: number, status?: number][] = [
    [
      "a page of one's own",
      { url: `${world.url}/account`, headers: asResident },
      world.web.pid,
    ],
    ["a ZIP code's page", { url: `${world.url}/zip/11231` }, world.web.pid],
    [
      "a code to sign in",
      {
        method: "POST",
        url: `${world.url}/api/auth/code`,
        headers: () => ({ "content-type": "application/json" }),
        body: () => JSON.stringify({ phone: somePhone() }),
      },
      world.api.pid,
      202,
    ],
    [
      "a report",
      {
        method: "POST",
        url: `${world.url}/api/reports`,
        headers: asResident,
        body: report,
      },
      world.api.pid,
      201,
    ],
  ];
  const rows: Row[] = [];
  for (const [what, request, pid, status = 200] of loads) {
    const closed = await load(request, { pid, status, seconds: SECONDS });
    const perSecond = Math.max(10, closed.requestsPerSecond) * TIMES;
    const outcomes = await comeBy(request, perSecond);
    const calmMs = await untilCalm(request, Math.max(100, 3 * closed.p99Ms));
    rows.push({
      what: `${what}, ${number(perSecond)} a second`,
      figure: describe(outcomes),
      comparedTo: `${number(closed.requestsPerSecond)}/s one after the other, p99 ` +
        `${number(closed.p99Ms)} ms; as before ${number(calmMs / 1000, 1)} s after the end`,
      bounds: [
        { measured: countWrong(outcomes), most: 0, unit: "wrong answers", dependsOnMachine: false },
        {
          of: "calm after",
          measured: calmMs / 1000,
          most: CALM_SECONDS,
          unit: "s",
          dependsOnMachine: true,
        },
      ],
    });
  }
  return rows;
}

/** So many a second, evenly, whatever becomes of them. */
async function comeBy(request: Request, perSecond: number): Promise<Outcome[]> {
  const asked: Promise<Outcome>[] = [];
  const begun = performance.now();
  while (performance.now() - begun < SECONDS * 1000) {
    const due = (performance.now() - begun) / 1000 * perSecond;
    while (asked.length < due) asked.push(ask(request));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return await Promise.all(asked);
}

async function ask({ method = "GET", url, headers, body }: Request): Promise<Outcome> {
  const begun = performance.now();
  const answer = await fetch(url, {
    method,
    headers: { "x-forwarded-for": someAddress(), ...headers?.() },
    body: body?.(),
    redirect: "manual",
  }).catch(() => undefined);
  await answer?.body?.cancel();
  return {
    status: answer?.status ?? 0,
    ms: performance.now() - begun,
    saysWhen: answer?.headers.has("retry-after") ?? false,
  };
}

async function untilCalm(request: Request, calmMs: number): Promise<number> {
  const begun = performance.now();
  while (performance.now() - begun < 2 * CALM_SECONDS * 1000) {
    const { status, ms } = await ask(request);
    if (status !== 503 && status !== 0 && ms <= calmMs) break;
  }
  return performance.now() - begun;
}

/** A limit that is reached (429) is found by work, too: codes are counted one by one. */
function isTaken({ status }: Outcome): boolean {
  return status >= 200 && status < 400 || status === 429;
}

/** Neither taken nor told when to come again. */
function countWrong(outcomes: Outcome[]): number {
  return outcomes.filter((outcome) => {
    const { status, saysWhen } = outcome;
    const mustSay = status === 503 || status === 429;
    return mustSay ? !saysWhen : !isTaken(outcome);
  }).length;
}

function describe(outcomes: Outcome[]): string {
  const taken = outcomes.filter(isTaken);
  const shed = outcomes.filter(({ status }) => status === 503);
  const ms = taken.map((each) => each.ms).sort((a, b) => a - b);
  const p99 = ms[Math.floor(ms.length * 0.99)] ?? NaN;
  return `${number(taken.length / SECONDS)}/s taken, p99 ${number(p99)} ms; ` +
    `${number(shed.length / SECONDS)}/s told when to come again`;
}

function somePhone(): string {
  return `+1718555${String(Math.floor(Math.random() * 10_000)).padStart(4, "0")}`;
}
