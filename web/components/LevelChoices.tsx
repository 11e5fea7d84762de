import { type Level, LEVEL_MEANINGS, LEVEL_NAMES, LEVELS } from "shared/levels.ts";

/** How much rain is worth a text. `id` keeps the choices of several places apart. */
export function LevelChoices(props: { id: string; legend: string; value: Level }) {
  return (
    <div class="field">
      <fieldset>
        <legend>{props.legend}</legend>
        <div class="choices">
          {LEVELS.map((level) => (
            <label class="choice" key={level} for={`${props.id}-${level}`}>
              <input
                type="radio"
                id={`${props.id}-${level}`}
                name="level"
                value={level}
                checked={level === props.value}
              />
              <span>
                <strong>{LEVEL_NAMES[level]}</strong>
                <small>{LEVEL_MEANINGS[level]}</small>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
    </div>
  );
}
