import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { IS_BROWSER } from "fresh/runtime";

interface FactsProps {
  at: Date;
  counts: Map<string, number>;
  text: string;
  missing?: string;
}

/** Says what arrived in the browser of the props that JSON has no words for. */
export default function Facts({ at, counts, text, missing }: FactsProps) {
  const seen = useSignal("");
  useEffect(() => {
    seen.value = JSON.stringify([
      IS_BROWSER,
      at.toISOString(),
      counts.get("streets"),
      text,
      missing === undefined,
    ]);
  }, []);
  return <output>{seen}</output>;
}
