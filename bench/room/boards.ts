// A report comes in while a district's boards are open: when the last of them has heard of it, has it in its
// list and in its page, as web/islands/Board.tsx asks for them.
import { readEvents } from "../../testing/events.ts";
import { number, type Row } from "../table.ts";
import { REST_MS, SPREAD_MS } from "../../web/board/pace.ts";
import { cookieOf } from "../world.ts";
import type { RoomWorld } from "./world.ts";

const BOARDS = 200;
const REPORTS = 5;
const MOST_MS = 1_000;

export async function benchBoards(room: RoomWorld): Promise<Row[]> {
  const hanging = new AbortController();
  const boards: Board[] = [];
  for (let n = 0; n < BOARDS; n++) boards.push(await openBoard(room, n, hanging.signal));
  const heard: number[] = [];
  const listed: number[] = [];
  try {
    for (let n = 0; n < REPORTS; n++) {
      const times = await follow(room, boards, ["list"]);
      heard.push(times[0]!);
      listed.push(times[1]!);
      await pause(REST_MS);
    }
    const [, , shown] = await follow(room, boards, ["list", "page"]);
    return [
      row("heard on", heard, "from its sender's tap"),
      row("in the list of", listed, `each asks within ${SPREAD_MS} ms of what it heard`),
      row("in the page of", [shown!], "each then loads all of its page"),
    ];
  } finally {
    hanging.abort();
  }
}

/** A report comes in. Milliseconds until the last board has heard of it, and has it in each of these. */
async function follow(room: RoomWorld, boards: Board[], looks: Look[]): Promise<number[]> {
  const begun = performance.now();
  const report = await sendReport(room);
  const times = await Promise.all(boards.map(async ({ hear, look }) => {
    await hear(report);
    const done = [performance.now() - begun];
    await pause(Math.random() * SPREAD_MS);
    for (const at of looks) {
      await look(at, report);
      done.push(performance.now() - begun);
    }
    return done;
  }));
  return times[0]!.map((_, n) => Math.max(...times.map((done) => done[n]!)));
}

type Look = "list" | "page";

function row(what: string, ms: number[], comparedTo: string): Row {
  const median = ms.toSorted((a, b) => a - b)[Math.floor(ms.length / 2)]!;
  return {
    what: `a report, ${what} ${BOARDS} boards of one district`,
    figure: `the last after ${number(median)} ms, the median of ${
      ms.map((one) => number(one)).join(", ")
    }`,
    comparedTo,
    bounds: [{ measured: median, most: MOST_MS, unit: "ms", dependsOnMachine: true }],
  };
}

interface Board {
  hear(reportId: string): Promise<void>;
  /** Until the report is in it; again after a rest where it is told to come later. */
  look(at: Look, reportId: string): Promise<void>;
}

async function openBoard(
  { api, web, crowd }: RoomWorld,
  n: number,
  signal: AbortSignal,
): Promise<Board> {
  const { cookie } = crowd[n % crowd.length]!;
  const headers = { cookie, "x-forwarded-for": `198.19.0.${n}` };
  const addresses = {
    list: `${api.url}/api/district/reports?status=open&limit=50`,
    page: `${web.url}/district`,
  };
  const response = await fetch(`${api.url}/api/district/stream`, { headers, signal });
  if (response.status !== 200) throw new Error(`A board's stream: ${response.status}`);
  const events = readEvents(response);
  await events.next();
  return {
    async hear(reportId) {
      for (;;) {
        const { value } = await events.next();
        if (value!.data.includes(reportId)) return;
      }
    },
    async look(at, reportId) {
      for (;;) {
        const answer = await fetch(addresses[at], { headers });
        const text = await answer.text();
        if (answer.status === 200 && text.includes(reportId)) return;
        if (answer.status === 200) throw new Error(`The ${at} is older than the event`);
        if (answer.status < 500) throw new Error(`The ${at}: ${answer.status}`);
        await pause(2 * REST_MS);
      }
    },
  };
}

/** By a resident, in the busiest district. Returns its id. */
async function sendReport({ api, sql, districts: [busiest] }: RoomWorld): Promise<string> {
  const [{ userId }] = await sql<[{ userId: string }]>`
    select id as user_id from bench_residents order by random() limit 1`;
  const now = new Date();
  const session = { userId, id: crypto.randomUUID(), signedInAt: now, readAt: now };
  const { zip, latitude, longitude } = busiest!;
  const response = await fetch(`${api.url}/api/reports`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie: await cookieOf(session) },
    body: JSON.stringify({
      ...{ zip, latitude, longitude },
      depth: "knee",
      note: "",
      submissionId: crypto.randomUUID(),
    }),
  });
  const answer = await response.text();
  if (response.status !== 201) throw new Error(`A report: ${response.status} ${answer}`);
  return JSON.parse(answer).id;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
