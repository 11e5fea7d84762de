import { useWords } from "../words/reader.ts";
import { describeControl } from "./Field.tsx";

/** Now, or at a date and time; the style sheet hides that control while "now" is chosen. */
export function WhenChoices(
  props: {
    when: "now" | "earlier";
    happenedAt: string;
    error?: string;
    /** Where somebody else has seen it than who fills in the form. */
    legend?: string;
  },
) {
  const words = useWords().report.when;
  const error = { name: "happenedAt", hint: "there", error: props.error };
  return (
    <div class={props.error ? "field when has-error" : "field when"}>
      <fieldset>
        <legend>{props.legend ?? words.legend}</legend>
        <div class="choices four">
          <Choice value="now" words={words.now} chosen={props.when} />
          <Choice value="earlier" words={words.earlier} chosen={props.when} />
        </div>
        <div class="earlier">
          <label class="label" for="happenedAt">{words.label}</label>
          <p class="hint" id="happenedAt-hint">{words.hint}</p>
          {props.error && <p class="field-error" id="happenedAt-error">{props.error}</p>}
          <input
            type="datetime-local"
            class="input moment"
            id="happenedAt"
            name="happenedAt"
            value={props.happenedAt}
            {...describeControl(error)}
          />
        </div>
      </fieldset>
    </div>
  );
}

function Choice(props: { value: "now" | "earlier"; words: string; chosen: string }) {
  const id = `when-${props.value}`;
  return (
    <label class="choice" for={id}>
      <input
        type="radio"
        id={id}
        name="when"
        value={props.value}
        checked={props.value === props.chosen}
      />
      {props.words}
    </label>
  );
}
