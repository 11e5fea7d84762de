import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { registerWorker } from "@/offline/register.ts";

interface ShareZipProps {
  title: string;
  /** What a shared message says, without the address. */
  text: string;
  url: string;
  words: { button: string };
}

/** The phone's own way to share, where it has one; and from here on the page opens offline. */
export default function ShareZip({ title, text, url, words }: ShareZipProps) {
  const canShare = useSignal(false);

  useEffect(() => {
    registerWorker();
    canShare.value = "share" in navigator;
  }, []);

  if (!canShare.value) return null;
  return (
    <button
      class="button second slim"
      type="button"
      // Rejected where somebody thinks better of it.
      onClick={() => void navigator.share({ title, text, url }).catch(() => {})}
    >
      {words.button}
    </button>
  );
}
