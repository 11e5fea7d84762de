// Boards that listen, and reports that come in: how long until the last board has heard of each.
import { readEvents } from "../../testing/events.ts";
import type { HerdWorld } from "./world.ts";

interface Heard {
  data: string;
  at: number;
}

interface ListeningBoards extends Disposable {
  /** Milliseconds until the last of them has heard of it; NaN where one never did. */
  lastAfter(report: SentReport): number;
  /** Until each has heard of so many, or it has taken too long. */
  heardOf(count: number, withinMs: number): Promise<void>;
}

interface SentReport {
  id: string;
  sentAt: number;
}

const LOOK_EVERY_MS = 50;

export async function listen(
  { url, staff }: Pick<HerdWorld, "url" | "staff">,
  boards: number,
): Promise<ListeningBoards> {
  const hanging = new AbortController();
  const heard = await Promise.all(
    Array.from(
      { length: boards },
      (_, n) => open(url, staff[n % staff.length]!, n, hanging.signal),
    ),
  );
  return {
    lastAfter({ id, sentAt }) {
      const times = heard.map((events) => events.find(({ data }) => data.includes(id))?.at ?? NaN);
      return Math.max(...times) - sentAt;
    },
    async heardOf(count, withinMs) {
      const begun = performance.now();
      while (heard.some((events) => events.length < count)) {
        if (performance.now() - begun > withinMs) return;
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      }
    },
    [Symbol.dispose]: () => hanging.abort(),
  };
}

async function open(
  url: string,
  cookie: string,
  n: number,
  signal: AbortSignal,
): Promise<Heard[]> {
  const response = await fetch(`${url}/api/district/stream`, {
    headers: { cookie, "x-forwarded-for": `198.19.${n >> 8}.${n & 255}` },
    signal,
  });
  if (response.status !== 200) throw new Error(`A board's stream: ${response.status}`);
  const events = readEvents(response);
  await events.next();
  const heard: Heard[] = [];
  (async () => {
    for await (const { event, data } of events) {
      if (event === "report") heard.push({ data, at: performance.now() });
    }
  })().catch(() => {}); // Hung up.
  return heard;
}

/** Evenly within so many seconds. What is not accepted is told by its status. */
export async function sendReports(
  { url, place, residents }: Pick<HerdWorld, "url" | "place" | "residents">,
  seconds: number,
): Promise<{ sent: SentReport[]; refused: number[] }> {
  const sent: SentReport[] = [];
  const refused: number[] = [];
  await Promise.all(residents.map(async (cookie, n) => {
    await new Promise((resolve) => setTimeout(resolve, n / residents.length * seconds * 1000));
    const sentAt = performance.now();
    const response = await fetch(`${url}/api/reports`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        cookie,
        "x-forwarded-for": `198.20.${n >> 8}.${n & 255}`,
      },
      body: JSON.stringify({
        ...place,
        depth: "knee",
        note: "",
        submissionId: crypto.randomUUID(),
      }),
    });
    const text = await response.text();
    if (response.status === 201) sent.push({ id: JSON.parse(text).id, sentAt });
    else refused.push(response.status);
  }));
  return { sent, refused };
}
