import type { Preview } from "shared/api/zips.ts";
import { type Level, LEVELS } from "shared/levels.ts";
import { useWords } from "@/words/reader.ts";

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
  const { account, common } = useWords();
  return (
    <div class="field">
      <fieldset>
        <legend>{legend}</legend>
        {preview && (
          <p class="hint">
            {preview.days === 0 ? account.preview.unwatched(preview.zip) : account.preview.hint}
          </p>
        )}
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
                <strong>{common.levels[level]}</strong>
                <small>{common.levelMeanings[level]}</small>
                {preview && preview.days > 0 && (
                  <small class="would-have">
                    {account.preview.texts(preview.texts[level], preview.days)}
                  </small>
                )}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
    </div>
  );
}
