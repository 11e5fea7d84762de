// What past sweeps would have decided over that rain: the worker's own `decide`, slot by slot.
import type { Step } from "shared/api/messages.ts";
import type { Level } from "shared/levels.ts";
import type { ToldDanger } from "shared/storms/dangers.ts";
import { type Danger, decide, STORMY_MS, type Warning } from "shared/storms/decide.ts";
import type { ClearFacts, Facts } from "shared/storms/facts.ts";
import { type FallenFacts, findQuestion } from "shared/storms/question.ts";
import { type Rain, STEP_MS } from "shared/storms/rain.ts";
import type { Thresholds } from "shared/storms/thresholds.ts";
import type { Random } from "../../ground/random.ts";

const SLOT_MS = 30 * 60_000;
/** A sweep asks for the two hours before it and the three after. */
const STEPS_BACK = 8;
const STEPS_AHEAD = 12;

export interface Episode {
  id: string;
  zip: string;
  level: Level;
  startedAt: Date;
  wetAt: Date;
  clearedAt: Date | null;
}

export interface DemoAlert {
  id: string;
  episode: Episode;
  step: Step;
  facts: Facts | ClearFacts | FallenFacts;
  createdAt: Date;
}

interface History {
  episodes: Episode[];
  alerts: DemoAlert[];
}

/** The storms over one ZIP code. A sweep runs some seconds after its slot. */
export function recall(
  zip: string,
  rain: Rain,
  { firstSlot, lastSlot, thresholds, warnings, random }: {
    firstSlot: number;
    lastSlot: number;
    thresholds: Thresholds;
    warnings: (Warning & { sentAt: Date; endsAt: Date })[];
    random: Random;
  },
): History {
  const history: History = { episodes: [], alerts: [] };
  let open: Episode | undefined;
  let isAsked = false;
  let isWarned = false;
  let told: ToldDanger[] = [];
  for (let slot = firstSlot; slot <= lastSlot; slot += SLOT_MS) {
    const now = new Date(slot + 2_000);
    const window = windowAt(rain, slot);
    const inForce = warnings.filter(({ sentAt, endsAt }) => sentAt <= now && now < endsAt);
    const episode = open && { ...open, isAsked, isWarned, told, ofDay: countOfDay(history, now) };
    const decision = decide({ now, rain: window, thresholds, episode, warnings: inForce });
    const tell = (step: DemoAlert["step"], facts: DemoAlert["facts"]) =>
      history.alerts.push({ id: random.id(now), episode: open!, step, facts, createdAt: now });
    if ("level" in decision) {
      told = [...decision.kind === "start" ? [] : told, toldOf(decision, now)];
    }
    const question = episode && findQuestion({ now, rain: window, thresholds, episode });
    switch (decision.kind) {
      case "start":
        open = {
          id: random.id(now),
          zip,
          level: decision.level,
          startedAt: now,
          wetAt: now,
          clearedAt: null,
        };
        isAsked = false;
        isWarned = decision.facts.warning !== undefined;
        history.episodes.push(open);
        tell(decision.level, decision.facts);
        break;
      case "stepUp":
        Object.assign(open!, { level: decision.level, wetAt: now });
        isWarned = decision.facts.warning !== undefined;
        tell(decision.level, decision.facts);
        break;
      case "warn":
        open!.wetAt = now;
        isWarned = true;
        tell("warning", decision.facts);
        break;
      case "hold":
        open!.wetAt = decision.wetAt;
        break;
      case "clear":
        open!.clearedAt = now;
        tell("clear", decision.facts);
    }
    if (question && decision.kind !== "clear") {
      isAsked = true;
      tell("ask", question);
    }
    if (decision.kind === "clear") open = undefined;
  }
  return history;
}

function toldOf({ facts: { danger, warning } }: Danger, now: Date): ToldDanger {
  return { kind: danger, at: now, chain: warning?.firstId };
}

function countOfDay({ episodes }: History, now: Date): number {
  return episodes.filter(({ startedAt }) => now.getTime() - startedAt.getTime() < STORMY_MS).length;
}

export function listSlots(from: number, to: number): number[] {
  const first = Math.ceil(from / SLOT_MS) * SLOT_MS;
  return Array.from(
    { length: Math.floor((to - first) / SLOT_MS) + 1 },
    (_, i) => first + i * SLOT_MS,
  );
}

/** What the forecast of that time told: here it always came true. */
function windowAt(rain: Rain, now: number): Rain {
  const index = Math.max(0, Math.floor((now - rain.firstAt) / STEP_MS) - STEPS_BACK);
  return {
    firstAt: rain.firstAt + index * STEP_MS,
    mm: rain.mm.slice(index, index + STEPS_BACK + STEPS_AHEAD),
  };
}
