import type { Broadcast, BroadcastSending } from "shared/api/district/broadcasts.ts";
import { pathTo } from "shared/path_to.ts";
import { Notice } from "@/components/Notice.tsx";
import { Failures } from "../../(_components)/Failures.tsx";
import { minutesWords } from "../../(_components)/text_counts.ts";
import { useMay } from "../../(_components)/role.ts";
import { broadcast as ofBroadcast } from "@/words/en/district/broadcasts.ts";
import { LeftOutList } from "./LeftOutList.tsx";
import { Seen } from "./Seen.tsx";

const { progress: words } = ofBroadcast;

interface BroadcastProgressProps {
  broadcast: Broadcast;
  sending: BroadcastSending;
  now: Date;
}

/** How far it is, the way to stop it, and what became of each text in numbers. */
export function BroadcastProgress({ broadcast, sending, now }: BroadcastProgressProps) {
  const { texts, dropped, leftOut, people, expected } = sending;
  return (
    <section aria-labelledby="progress">
      <h2 id="progress">{words.title}</h2>
      <div data-live="how-far">
        <HowFar broadcast={broadcast} sending={sending} now={now} />
      </div>
      <div data-live="stop">
        {broadcast.state === "sending" && (
          <StopButton broadcast={broadcast} hasLeft={secondsLeft(sending, now) <= 0} />
        )}
      </div>
      <p>{words.sent(people, expected)}</p>
      <div data-live="figures">
        <Figures texts={texts} />
        {texts.failed > 0 && (
          <>
            <h3>{words.whyFailed(texts.failed)}</h3>
            <Failures failures={texts.failures} />
          </>
        )}
        {texts.dropped > 0 && (
          <>
            <h3>{words.whyDropped(texts.dropped)}</h3>
            <Failures
              failures={dropped.map(({ reason, count }) => ({
                reason: words.dropped[reason],
                count,
              }))}
            />
          </>
        )}
      </div>
      {leftOut.length > 0 && (
        <>
          <h3>{words.leftOut}</h3>
          <LeftOutList leftOut={leftOut} />
        </>
      )}
    </section>
  );
}

function HowFar({ broadcast, sending, now }: BroadcastProgressProps) {
  const { state } = broadcast;
  const { texts, dropped } = sending;
  if (state === "stopped") {
    const takenBack = dropped.find(({ reason }) => reason === "takenBack")?.count ?? 0;
    const had = texts.sent + texts.delivered;
    return (
      <Notice>
        <p>{had === 0 ? words.stoppedBefore : words.stopped(had, takenBack)}</p>
      </Notice>
    );
  }
  if (state !== "sending") return null;
  const seconds = secondsLeft(sending, now);
  return (
    <Notice>
      <p data-moving="yes">
        <strong>{seconds > 0 ? words.notYet(seconds) : words.goingOut(texts.waiting)}</strong>{" "}
        {words.refreshes}
      </p>
    </Notice>
  );
}

/** To undo it; below zero since any of it may have left. */
function secondsLeft({ leavesAt }: BroadcastSending, now: Date): number {
  return Math.ceil((Date.parse(leavesAt) - now.getTime()) / 1000);
}

function StopButton({ broadcast, hasLeft }: { broadcast: Broadcast; hasLeft: boolean }) {
  if (!useMay("run")) return null;
  return (
    <form method="post" action={pathTo`/district/broadcasts/${broadcast.id}`}>
      <Seen broadcast={broadcast} />
      <p class="row">
        <button class="button danger" type="submit" name="step" value="stop">
          {hasLeft ? words.stop : words.undo}
        </button>
        {hasLeft && <span class="soft">{words.stopHint}</span>}
      </p>
    </form>
  );
}

function Figures({ texts }: Pick<BroadcastSending, "texts">) {
  const { delivered, sent, waiting, failed, dropped, minutesToLastPhone } = texts;
  const lastPhone = minutesToLastPhone === null ? "–" : minutesWords(minutesToLastPhone);
  const { figures } = words;
  const shown = [
    [figures.delivered, delivered],
    [figures.sent, sent],
    [figures.waiting, waiting],
    [figures.failed, failed],
    [figures.dropped, dropped],
    [figures.lastPhone, lastPhone],
  ] as const;
  return (
    <dl class="figures">
      {shown.map(([[name, means], figure]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {figure}
            <small>{means}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}
