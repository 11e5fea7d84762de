import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { fill } from "@/words/fill.ts";

interface UndoBatchProps {
  secondsLeft: number;
  words: { undo: string; undoIn: string; over: string; hint: string };
}

/** The button of a form; it says for how long yet, and goes when it would be refused. */
export default function UndoBatch({ secondsLeft, words }: UndoBatchProps) {
  const left = useSignal(secondsLeft);
  const counts = useSignal(false);

  useEffect(() => {
    // By what has gone by here: its clock and ours may differ.
    const until = performance.now() + secondsLeft * 1000;
    const count = () => {
      left.value = Math.max(0, Math.ceil((until - performance.now()) / 1000));
      if (left.value === 0) clearInterval(timer);
    };
    const timer = setInterval(count, 250);
    counts.value = true;
    return () => clearInterval(timer);
  }, []);

  if (left.value === 0) return <p class="soft small">{words.over}</p>;
  return (
    <p class="row">
      <button class="button slim" type="submit">
        {counts.value ? fill(words.undoIn, { seconds: left.value }) : words.undo}
      </button>
      {!counts.value && <span class="soft small">{words.hint}</span>}
    </p>
  );
}
