// A district writes to 50,000 followers: the page before sending, and the sending.
import { MAX_BROADCASTS_A_DAY } from "shared/limits.ts";
import { pathTo } from "shared/path_to.ts";
import { number, type Row } from "../table.ts";
import type { RoomWorld } from "./world.ts";

const MOST_COUNTED_MS = 300;
const MOST_ENQUEUED_MS = 2_000;
const BROADCASTS = "/api/district/broadcasts";

export async function benchBroadcasts({ api, sql, districts, crowd }: RoomWorld): Promise<Row[]> {
  const [{ bidId }] = districts as [RoomWorld["districts"][number]];
  const zips = await sql<{ zip: string }[]>`select zip from bid_zips where bid_id = ${bidId}`;
  const ask = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${api.url}${path}`, {
      method,
      headers: { "content-type": "application/json", cookie: crowd[0]!.cookie },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text);
  };
  const counted: number[] = [];
  const enqueued: number[] = [];
  let people = 0;
  for (let n = 0; n < MAX_BROADCASTS_A_DAY; n++) {
    const { id, version, state } = await ask("POST", BROADCASTS, {
      isDrill: false,
      name: `Round ${n}`,
      words: {
        en: "Court St is under water at Smith St. Pumps are on their way.",
        es: "La calle Court tiene agua en Smith St.",
        zh: "",
      },
      zips: zips.map(({ zip }) => zip),
      area: null,
      validMinutes: 1440,
    });
    const begun = performance.now();
    const [audience] = await Promise.all([
      ask("GET", pathTo`/api/district/broadcasts/${id}/audience`),
      ask("GET", pathTo`/api/district/broadcasts/${id}`),
    ]);
    counted.push(performance.now() - begun);
    const take = (step: string, state: string) =>
      ask("POST", pathTo`/api/district/broadcasts/${id}/steps`, {
        ...{ step, seen: { version, state } },
        expected: audience.people,
      });
    const { state: submitted } = await take("submit", state);
    const sentAt = performance.now();
    await take("send", submitted);
    enqueued.push(performance.now() - sentAt);
    people = audience.people;
  }
  return [
    row(`a broadcast to ${number(people)}, counted and previewed`, counted, MOST_COUNTED_MS),
    row(`the same, sent: ${number(people)} texts enqueued`, enqueued, MOST_ENQUEUED_MS),
  ];
}

function row(what: string, ms: number[], most: number): Row {
  const median = ms.toSorted((a, b) => a - b)[Math.floor(ms.length / 2)]!;
  return {
    what,
    figure: `${number(median)} ms, the median of ${ms.map((one) => number(one)).join(", ")}`,
    comparedTo: "",
    bounds: [{ measured: median, most, unit: "ms", dependsOnMachine: true }],
  };
}
