import type { Preview } from "shared/api/zips.ts";
import { type Level, LEVEL_MEANINGS, LEVEL_NAMES, LEVELS } from "shared/levels.ts";
import { previewWords } from "./preview_words.ts";

interface LevelChoicesProps {
  /** Keeps the choices of several places apart. */
  id: string;
  legend: string;
  value: Level;
  /** How many texts each level would have brought; undefined: not asked, or no answer. */
  preview?: Preview;
}

/** How much rain is worth a text. */
export function LevelChoices({ id, legend, value, preview }: LevelChoicesProps) {
  return (
    <div class="field">
      <fieldset>
        <legend>{legend}</legend>
        {preview && <PreviewHint days={preview.days} zip={preview.zip} />}
        <div class="choices">
          {LEVELS.map((level) => (
            <label class="choice" key={level} for={`${id}-${level}`}>
              <input
                type="radio"
                id={`${id}-${level}`}
                name="level"
                value={level}
                checked={level === value}
              />
              <span>
                <strong>{LEVEL_NAMES[level]}</strong>
                <small>{LEVEL_MEANINGS[level]}</small>
                <small class="would-have">{previewWords(preview, level)}</small>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
    </div>
  );
}

function PreviewHint({ days, zip }: { days: number; zip: string }) {
  return (
    <p class="hint">
      {days === 0
        ? `We have not watched ${zip} for a day yet, so we cannot say how many texts it would bring.`
        : "Under each level: the texts it would have brought, all-clears included."}
    </p>
  );
}
