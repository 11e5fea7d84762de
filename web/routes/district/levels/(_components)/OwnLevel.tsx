import { type Level, THRESHOLDS } from "shared/levels.ts";
import { useRain, useWords } from "@/words/reader.ts";
import type { FieldErrors } from "@/components/ErrorSummary.tsx";
import { TextField } from "@/components/Field.tsx";
import { district } from "@/words/en/district.ts";

const { levels: words } = district;

interface OwnLevelProps {
  level: Level;
  /** As typed. */
  typed: { use: "usual" | "own"; mmPer15Min: string; mmPerHour: string };
  errors?: FieldErrors;
}

/** One level: FloodLine's threshold or the district's own. The style sheet hides what is not chosen. */
export function OwnLevel({ level, typed, errors }: OwnLevelProps) {
  const { setAmount } = useRain();
  const { levels } = useWords().common;
  const quarter = `levels.${level}.mmPer15Min`;
  const hour = `levels.${level}.mmPerHour`;
  return (
    <fieldset class="card own-level">
      <legend>{levels[level]}</legend>
      <p>{words.means[level]}</p>
      <div class="choices">
        <Choice
          level={level}
          value="usual"
          words={usualWords(level, setAmount)}
          chosen={typed.use}
        />
        <Choice level={level} value="own" words={words.own} chosen={typed.use} />
      </div>
      <div class="own">
        <TextField
          name={quarter}
          label={words.quarter}
          hint={inInches(typed.mmPer15Min, setAmount)}
          error={errors?.[quarter]}
          value={typed.mmPer15Min}
          inputMode="decimal"
          autoComplete="off"
          class="amount"
        />
        <TextField
          name={hour}
          label={words.hour}
          hint={`${inInches(typed.mmPerHour, setAmount)} ${words.hourHint}`
            .trim()}
          error={errors?.[hour]}
          value={typed.mmPerHour}
          inputMode="decimal"
          autoComplete="off"
          class="amount"
        />
      </div>
    </fieldset>
  );
}

function Choice(props: { level: Level; value: string; words: string; chosen: string }) {
  const id = `use.${props.level}.${props.value}`;
  return (
    <label class="choice" for={id}>
      <input
        type="radio"
        id={id}
        name={`use.${props.level}`}
        value={props.value}
        checked={props.value === props.chosen}
      />
      {props.words}
    </label>
  );
}

/** "FloodLine's: 0.20 in (5 mm) in 15 minutes, or 0.39 in (10 mm) in an hour" */
function usualWords(level: Level, setAmount: (mm: number) => string): string {
  const { mmPer15Min, mmPerHour } = THRESHOLDS[level];
  const orHour = mmPerHour === Infinity
    ? ""
    : `, ${words.or} ${words.inHour(setAmount(mmPerHour))}`;
  return words.usualIs(`${words.inQuarter(setAmount(mmPer15Min))}${orHour}`);
}

/** "That is 0.20 in (5 mm)." */
function inInches(typed: string, setAmount: (mm: number) => string): string {
  const mm = Number(typed.replace(",", "."));
  return mm > 0 ? `${setAmount(mm)}.` : "";
}
