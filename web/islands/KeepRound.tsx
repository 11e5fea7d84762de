import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { ReportStatus } from "shared/report_statuses.ts";
import { registerWorker } from "@/offline/register.ts";
import { dropTap, keepTap, listTaps, type RoundTap, sendTaps } from "@/offline/round_taps.ts";

interface KeepRoundProps {
  userId: string;
  words: Record<"kept" | "waits" | "refused" | "takeBack" | "notKept", string>;
}

/**
 * From here on the round opens without a network too, and says so. What is tapped without one is kept on this
 * phone, in sight, and sent once there is one.
 */
export default function KeepRound({ userId, words }: KeepRoundProps) {
  const isKept = useSignal(false);
  const taps = useSignal<RoundTap[]>([]);
  const problem = useSignal("");

  useEffect(() => {
    registerWorker();
    navigator.serviceWorker?.ready.then(() => isKept.value = true);
    const show = () => taps.value = listTaps(userId);
    const send = async () => {
      const taken = await sendTaps(fetch.bind(globalThis), userId);
      if (taken > 0) location.assign("/district/round");
      else show();
    };
    const ending = new AbortController();
    const { signal } = ending;
    document.addEventListener("submit", (event) => {
      const tap = navigator.onLine ? undefined : tapOf(event, userId);
      if (!tap) return;
      event.preventDefault();
      try {
        keepTap(tap);
        show();
      } catch {
        problem.value = words.notKept;
      }
    }, { signal });
    globalThis.addEventListener("online", send, { signal });
    show();
    if (navigator.onLine) void send();
    return () => ending.abort();
  }, []);

  return (
    <>
      <div role="status">
        {problem.value && <p>{problem.value}</p>}
        {taps.value.length > 0 && (
          <ul class="round-taps">
            {taps.value.map(({ reportId, words: what, isRefused }) => (
              <li key={reportId}>
                <strong>{what}</strong> {isRefused ? words.refused : words.waits}{" "}
                <button
                  class="button second slim"
                  type="button"
                  onClick={() => {
                    dropTap(reportId);
                    taps.value = listTaps(userId);
                  }}
                >
                  {words.takeBack}
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
      {/* Its room is there from the start: what is below must not move under a thumb. */}
      <p class={`kept soft small needs-script ${isKept.value ? "" : "unsaid"}`}>{words.kept}</p>
    </>
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
