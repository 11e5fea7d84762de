// "At this level you would have had 3 texts": past rain, decided again slot by slot.
import { isAtLeast, type Level, LEVELS } from "shared/levels.ts";
import { type Danger, decide, type Storm, STORMY_MS } from "./decide.ts";
import { type Rain, timeOf } from "./rain.ts";
import { type Thresholds, USUAL_THRESHOLDS } from "./thresholds.ts";

const SLOT_MS = 30 * 60_000;

/** What past rain would have told, in order. */
export interface PreviewedText {
  kind: "start" | "stepUp" | "clear";
  /** Of the look that told it, in milliseconds since 1970. */
  at: number;
  /** Of a start and a step up: the level reached. Of an all-clear: the worst that its storm had reached. */
  level: Level;
}

/**
 * How many texts somebody at each level would have had, all-clears included. A step tells those at its
 * level or below; the all-clear of a storm, whoever was told of it.
 */
export function countTexts(
  rain: Rain,
  thresholds: Thresholds = USUAL_THRESHOLDS,
): Record<Level, number> {
  const texts: Record<Level, number> = { any: 0, heavy: 0, flood: 0 };
  for (const { level: reached } of tellAgain(rain, thresholds)) {
    for (const level of LEVELS) if (isAtLeast(reached, level)) texts[level]++;
  }
  return texts;
}

/**
 * As if each forecast had come true. Official warnings and quiet hours are left out. Null, where
 * nobody asked the weather for this place, is a gap as in a sweep.
 */
export function tellAgain(rain: Rain, thresholds: Thresholds): PreviewedText[] {
  const all: PreviewedText[] = [];
  let episode: Storm | undefined;
  const begunAt: number[] = [];
  const last = timeOf(rain, rain.mm.length - 1);
  for (let slot = ceilToSlot(rain.firstAt); slot <= last; slot += SLOT_MS) {
    const now = new Date(slot);
    while (begunAt[0]! <= slot - STORMY_MS) begunAt.shift();
    if (episode) episode.ofDay = begunAt.length;
    const decision = decide({ now, rain, thresholds, episode });
    switch (decision.kind) {
      case "start":
        begunAt.push(slot);
        episode = { level: decision.level, wetAt: now, told: [] };
        tell(episode, decision, now);
        all.push({ kind: "start", at: slot, level: decision.level });
        break;
      case "stepUp":
      case "warn":
        Object.assign(episode!, { level: decision.level, wetAt: now });
        tell(episode!, decision, now);
        all.push({ kind: "stepUp", at: slot, level: decision.level });
        break;
      case "hold":
        Object.assign(episode!, decision.spell && { spell: decision.spell });
        episode!.wetAt = decision.wetAt;
        break;
      case "clear":
        all.push({ kind: "clear", at: slot, level: episode!.level });
        episode = undefined;
    }
  }
  return all;
}

function tell(episode: Storm, { facts, spell }: Danger, now: Date): void {
  episode.told!.push({ kind: facts.danger, at: now });
  if (spell) episode.spell = spell;
}

function ceilToSlot(time: number): number {
  return Math.ceil(time / SLOT_MS) * SLOT_MS;
}
