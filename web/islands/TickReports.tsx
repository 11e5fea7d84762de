import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { watchTicks } from "@/board/ticks.ts";
import { fill } from "@/words/fill.ts";

interface TickReportsProps {
  district: string;
  words: { some: string; none: string; untick: string };
}

/** How many of the list's reports are ticked. In the form that acts on them. */
export default function TickReports({ district, words }: TickReportsProps) {
  const count = useSignal(0);
  const here = useRef<HTMLParagraphElement>(null);
  const untick = useRef(() => {});

  useEffect(() => {
    const form = here.current!.closest("form")!;
    const list = form.closest<HTMLElement>(".list")!;
    const ticks = watchTicks({ list, form, district }, (ticked) => count.value = ticked);
    untick.current = () => ticks.set(false);
    return ticks.stop;
  }, []);

  return (
    <p class="row ticked needs-script" ref={here}>
      <strong role="status">
        {count.value === 0 ? words.none : fill(words.some, { count: count.value })}
      </strong>
      <button class="link-button" type="button" onClick={() => untick.current()}>
        {words.untick}
      </button>
    </p>
  );
}
