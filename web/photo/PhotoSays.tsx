import { type Signal, useComputed, useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { type Language, LOCALES } from "shared/languages.ts";
import { wallTime } from "@/lib/local_time.ts";
import { isWorthAskingPlace, isWorthAskingTime } from "./offered_facts.ts";
import type { PhotoFacts } from "./picked_media.ts";
import type { PickedLocation } from "@/lib/picked_location.ts";
import { fill } from "@/words/fill.ts";

export interface PhotoSaysProps {
  facts: Signal<PhotoFacts>;
  location: Signal<PickedLocation | null>;
  words: PhotoSaysWords;
  language: Language;
}

export interface PhotoSaysWords {
  takenThere: string;
  takenThen: string;
  useThere: string;
  useThen: string;
  no: string;
}

/** Offers what the photos say about where and when; without a yes, nothing of it is used. */
export function PhotoSays({ facts, location, words, language }: PhotoSaysProps) {
  const root = useRef<HTMLDivElement>(null);
  const answered = useSignal({ place: false, time: false });
  const place = useComputed(() => {
    const taken = facts.value.location;
    const isAsked = !answered.value.place && taken && isWorthAskingPlace(taken, location.value);
    return isAsked ? taken : undefined;
  });
  const takenAt = useComputed(() => {
    const { takenAt } = facts.value;
    const isAsked = !answered.value.time && takenAt && isWorthAskingTime(takenAt, Date.now());
    return isAsked ? takenAt : undefined;
  });

  function answer(what: "place" | "time") {
    answered.value = { ...answered.value, [what]: true };
    root.current?.focus(); // the button is gone
  }

  function useThen() {
    const form = root.current!.closest("form")!;
    const value = (name: string, text: string) =>
      (form.elements.namedItem(name) as RadioNodeList | HTMLInputElement).value = text;
    value("when", "earlier");
    value("happenedAt", wallTime(new Date(takenAt.value!)));
    form.dispatchEvent(new Event("input", { bubbles: true }));
    answer("time");
  }

  return (
    <div ref={root} role="status" tabIndex={-1} class="offers">
      {place.value && (
        <div class="notice">
          <p>{words.takenThere}</p>
          <p class="row">
            <button
              type="button"
              class="button second slim"
              onClick={() => {
                location.value = { ...place.value!, from: "photo" };
                answer("place");
              }}
            >
              {words.useThere}
            </button>
            <button type="button" class="button second slim" onClick={() => answer("place")}>
              {words.no}
            </button>
          </p>
        </div>
      )}
      {takenAt.value && (
        <div class="notice">
          <p>{fill(words.takenThen, { when: said(takenAt.value, language) })}</p>
          <p class="row">
            <button type="button" class="button second slim" onClick={useThen}>
              {words.useThen}
            </button>
            <button type="button" class="button second slim" onClick={() => answer("time")}>
              {words.no}
            </button>
          </p>
        </div>
      )}
    </div>
  );
}

/** "Nov 22, 2:10 PM", by the phone's clock. */
function said(at: string, language: Language): string {
  const style = { month: "short", day: "numeric", hour: "numeric", minute: "2-digit" } as const;
  return new Intl.DateTimeFormat(LOCALES[language], style).format(new Date(at));
}
