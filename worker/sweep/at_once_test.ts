// Sweeps that overlap, in whatever order they end: nobody is told the same danger twice.
import assert from "node:assert/strict";
import { startWorkerWorld, type WorkerWorld } from "../../testing/worker.ts";
import { OpenMeteo } from "../weather/open_meteo.ts";
import { sweep } from "./sweep.ts";

const ZIP = "11231";
const ANN = "+17185550101";
const MINUTE_MS = 60_000;
/** The clocks of sweeps that begin at once, in the order in which they end. */
const ORDERS = [[-1, 0, 1], [1, 0, -1], [0, -1, 1]];

for (const order of ORDERS) {
  Deno.test(`sweeps begun at once, ending in the order ${order}, tell each rise of a storm once`, async () => {
    await using world = await startWorkerWorld();
    await world.follow(ANN, { [ZIP]: "any" });
    const { sandbox } = world;
    const rain = (mmPerHour: number) => sandbox.rain({ zip: ZIP, mmPerHour, minutes: 240 });
    const sky: [turn: () => unknown, step: string][] = [
      [() => rain(4), "any"],
      [() => rain(60), "flood"],
      [() => sandbox.warn({ zip: ZIP, event: "Flash Flood Warning", minutes: 240 }), "warning"],
      [() => sandbox.warn({ zip: ZIP, event: "Flood Warning", minutes: 600 }), "warning"],
    ];
    const told: string[] = [];
    for (const [turn, step] of sky) {
      await turn();
      told.push(step);
      // The second time finds nothing new.
      for (const minutes of [5, 31]) {
        await sweepAtOnce(world, order);
        const tells = await world.database.sql<{ step: string }[]>`
          select t.step from message_tells t join alerts a on a.id = t.alert_id
          order by a.created_at, a.step, a.turn`;
        assert.deepEqual(tells.map(({ step }) => step), told);
        world.advance(minutes);
      }
    }
  });
}

/** Each plans before any writes; they end in the order given, minutes from now being their clocks. */
async function sweepAtOnce(world: WorkerWorld, clocks: number[]): Promise<void> {
  const now = world.clock().getTime();
  const waiting = [];
  for (const minutes of clocks) {
    const asked = Promise.withResolvers<void>();
    const answered = Promise.withResolvers<void>();
    class Late extends OpenMeteo {
      override async ask(...args: Parameters<OpenMeteo["ask"]>) {
        asked.resolve();
        await answered.promise;
        return await super.ask(...args);
      }
    }
    const at = new Date(now + minutes * MINUTE_MS);
    const openMeteo = new Late({ url: world.sandbox.url });
    const done = sweep(at, { ...world.outside, clock: () => at, openMeteo });
    await Promise.race([asked.promise, done]); // a cell that rests is not asked for
    waiting.push({ answered, done });
  }
  for (const { answered, done } of waiting) {
    answered.resolve();
    await done;
  }
}
