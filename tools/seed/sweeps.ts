// The sweeps of those weeks, one each half hour, with their figures.
import type { Point } from "shared/geo/earth.ts";
import type { Figures } from "../../worker/sweep/sweep.ts";
import type { DemoAlert, Episode } from "./history.ts";
import type { Random } from "../../ground/random.ts";
import type { DemoText } from "./texts.ts";

export interface DemoCell extends Point {
  zips: string[];
  readings: { at: Date; mm: number; readAt: Date }[];
}

export interface DemoSweep {
  slot: Date;
  status: "done";
  startedAt: Date;
  leaseUntil: Date;
  finishedAt: Date;
  figures: Figures;
}

export function makeSweeps(
  slots: number[],
  { cells, episodes, alerts, messages, random }: {
    cells: DemoCell[];
    episodes: Episode[];
    alerts: DemoAlert[];
    messages: DemoText[];
    random: Random;
  },
): DemoSweep[] {
  const zips = cells.reduce((sum, cell) => sum + cell.zips.length, 0);
  return slots.map((time) => {
    const slot = new Date(time);
    const startedAt = new Date(time + 2_000);
    const seconds = Math.round(random.between(0.3, 0.9) * 100) / 100;
    const isNow = ({ createdAt }: { createdAt: Date }) =>
      createdAt.getTime() === startedAt.getTime();
    const told = alerts.filter(isNow);
    const started = episodes.filter((e) => e.startedAt.getTime() === startedAt.getTime()).length;
    const count = (step: string) => told.filter((alert) => alert.step === step).length;
    const [cleared, asked, warned] = [count("clear"), count("ask"), count("warning")];
    const finishedAt = new Date(startedAt.getTime() + seconds * 1000);
    return {
      slot,
      status: "done",
      startedAt,
      leaseUntil: finishedAt,
      finishedAt,
      figures: {
        slot: slot.toISOString(),
        status: "done",
        zips,
        unanswered: 0,
        resting: 0,
        odd: 0,
        oddities: {},
        leftOut: 0,
        cells: cells.length,
        requests: 1,
        raining: episodes.filter((e) =>
          e.startedAt <= startedAt && !(e.clearedAt && e.clearedAt <= startedAt)
        ).length,
        warnings: 0,
        started,
        steppedUp: told.length - started - cleared - asked - warned,
        cleared,
        asked,
        warned,
        held: 0,
        released: messages.filter(({ heldFor, sendAt, createdAt }) =>
          heldFor !== null && sendAt > createdAt && sendAt.getTime() === startedAt.getTime()
        ).length,
        messages: messages.filter(isNow).length,
        seconds,
      },
    };
  });
}
