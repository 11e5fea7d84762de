import { type Depth, DEPTHS } from "shared/depths.ts";
import { useWords } from "../words/reader.ts";
import { DepthFigure } from "./DepthFigure.tsx";

/** How deep, by landmarks that everybody carries along. */
export function DepthChoices(props: { value?: string; error?: string }) {
  const described = props.error ? "depth-error" : undefined;
  return (
    <div class={props.error ? "field has-error" : "field"}>
      <fieldset aria-describedby={described}>
        <legend>{useWords().report.depth}</legend>
        {props.error && <p class="field-error" id="depth-error">{props.error}</p>}
        <div class="choices four">
          {DEPTHS.map((depth, i) => (
            <DepthChoice key={depth} depth={depth} first={i === 0} {...props} />
          ))}
        </div>
      </fieldset>
    </div>
  );
}

function DepthChoice(props: { depth: Depth; first: boolean; value?: string }) {
  // The error summary's link leads to the first of them.
  const id = props.first ? "depth" : `depth-${props.depth}`;
  return (
    <label class="choice drawn" for={id}>
      <DepthFigure depth={props.depth} />
      <span>{useWords().common.depths[props.depth]}</span>
      <input
        type="radio"
        id={id}
        name="depth"
        value={props.depth}
        checked={props.depth === props.value}
      />
    </label>
  );
}
