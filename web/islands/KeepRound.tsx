import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { ReportStatus } from "shared/report_statuses.ts";
import { registerWorker } from "@/offline/register.ts";
import { dropPhoto, listPhotos } from "@/offline/round_photos.ts";
import {
  clearRoundOfOthers,
  listenToRound,
  type RoundPhoto,
  type RoundTap,
} from "@/offline/round_store.ts";
import { fill } from "@/words/fill.ts";
import { dropTap, keepTap, listTaps, moveOldTaps, sendTaps } from "@/offline/round_taps.ts";

interface KeepRoundProps {
  userId: string;
  words:
    & Record<"kept" | "waits" | "refused" | "takeBack" | "notKept", string>
    & Record<RoundPhoto["kind"], string>;
}

/**
 * From here on the round opens without a network too, and says so. What is tapped without one is kept on this
 * phone, in sight, and sent once there is one.
 */
export default function KeepRound({ userId, words }: KeepRoundProps) {
  const isKept = useSignal(false);
  const taps = useSignal<RoundTap[]>([]);
  /** Of places that are not on the page any more; the others are shown where they were taken. */
  const photos = useSignal<RoundPhoto[]>([]);
  const problem = useSignal("");

  async function show() {
    taps.value = await listTaps(userId);
    photos.value = (await listPhotos(userId)).filter(({ reportId }) =>
      !document.querySelector(`.round-place[data-report="${reportId}"]`)
    );
  }

  useEffect(() => {
    registerWorker();
    navigator.serviceWorker?.ready.then(() => isKept.value = true);
    const send = async () => {
      const taken = await sendTaps(fetch.bind(globalThis), userId);
      if (taken > 0) location.assign("/district/round");
      else await show();
    };
    const begin = async () => {
      await clearRoundOfOthers(userId);
      await moveOldTaps(userId);
      await show();
      if (navigator.onLine) await send();
    };
    const keep = async (tap: RoundTap) => {
      problem.value = "";
      await keepTap(tap).catch(() => problem.value = words.notKept);
      await show();
    };
    const unlisten = listenToRound(show);
    const ending = new AbortController();
    const { signal } = ending;
    document.addEventListener("submit", (event) => {
      const tap = navigator.onLine ? undefined : tapOf(event, userId);
      if (!tap) return;
      event.preventDefault();
      void keep(tap);
    }, { signal });
    globalThis.addEventListener("online", send, { signal });
    void begin();
    return () => {
      unlisten();
      ending.abort();
    };
  }, []);

  async function takeBack(dropping: Promise<void>) {
    await dropping;
    await show();
  }

  return (
    <>
      <div role="status">
        {problem.value && <p>{problem.value}</p>}
        {taps.value.length + photos.value.length > 0 && (
          <ul class="round-taps">
            {taps.value.map(({ reportId, words: what, isRefused }) => (
              <Waiting
                key={reportId}
                what={what}
                state={isRefused ? words.refused : words.waits}
                words={words}
                onTakeBack={() => takeBack(dropTap(reportId))}
              />
            ))}
            {photos.value.map(({ id, place, kind, refusal }) => (
              <Waiting
                key={id}
                what={fill(words[kind], { place })}
                state={refusal ?? words.waits}
                words={words}
                onTakeBack={() => takeBack(dropPhoto(id))}
              />
            ))}
          </ul>
        )}
      </div>
      {/* Its room is there from the start: what is below must not move under a thumb. */}
      <p class={`kept soft small needs-script ${isKept.value ? "" : "unsaid"}`}>{words.kept}</p>
    </>
  );
}

interface WaitingProps {
  what: string;
  state: string;
  words: Pick<KeepRoundProps["words"], "takeBack">;
  onTakeBack: () => void;
}

function Waiting({ what, state, words, onTakeBack }: WaitingProps) {
  return (
    <li>
      <strong>{what}</strong> {state}{" "}
      <button class="button second slim" type="button" onClick={onTakeBack}>
        {words.takeBack}
      </button>
    </li>
  );
}

/** Of a button that says what became of a place; undefined: of another form. */
function tapOf({ target, submitter }: SubmitEvent, ownerId: string): RoundTap | undefined {
  const place = (target as Element).closest<HTMLElement>(".round-place");
  const button = submitter as HTMLButtonElement | null;
  if (!place || button?.name !== "status") return undefined;
  const { report, status } = place.dataset;
  return {
    ownerId,
    reportId: report!,
    from: status as ReportStatus,
    to: button.value as ReportStatus,
    words: `${button.textContent}: ${place.querySelector("h2")!.textContent}.`,
  };
}
