import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { registerWorker } from "@/offline/register.ts";

/** From here on the round opens without a network too, and says so. */
export default function KeepRound({ words }: { words: { kept: string } }) {
  const isKept = useSignal(false);

  useEffect(() => {
    registerWorker();
    navigator.serviceWorker?.ready.then(() => isKept.value = true);
  }, []);

  // Its room is there from the start: what is below must not move under a thumb.
  return <p class={`kept soft small needs-script ${isKept.value ? "" : "unsaid"}`}>{words.kept}</p>;
}
