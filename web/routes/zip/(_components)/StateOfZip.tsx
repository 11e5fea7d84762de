import type { ZipWeather } from "shared/api/zips.ts";
import { useLanguage, useWords } from "@/words/reader.ts";
import { Icon } from "@/components/Icon.tsx";
import { stateWords } from "@/components/state_words.ts";

/** The first thing to know about a ZIP code, in words. */
export function StateOfZip({ zip, now }: { zip: ZipWeather; now: Date }) {
  const { zip: { todo: { danger } }, tide } = useWords();
  const { tone, headline, coming, todo, isDangerous, source } = stateWords(
    zip,
    now,
    useLanguage(),
  );
  return (
    <div class={`state of-zip ${tone ?? ""}`.trim()}>
      <Icon name={tone ?? "waiting"} size={40} />
      <p class="words">{headline}</p>
      <div>
        <p>{coming}</p>
        {todo && (
          <p>
            <strong>{todo}</strong>
          </p>
        )}
        {isDangerous && (
          <p>
            <a href="tel:911">{danger}</a>
          </p>
        )}
        {source && <p class="small">{source}</p>}
        {zip.tide?.high?.level && (
          <p class="small">
            <a href="#tide">{tide.heading}</a>
          </p>
        )}
      </div>
    </div>
  );
}
