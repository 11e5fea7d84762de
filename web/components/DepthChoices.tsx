import { type Depth, DEPTH_NAMES, DEPTHS } from "shared/depths.ts";
import { DepthFigure } from "./DepthFigure.tsx";

/** How deep, by landmarks that everybody carries along. */
export function DepthChoices(props: { value?: string; error?: string }) {
  const described = props.error ? "depth-error" : undefined;
  return (
    <div class={props.error ? "field has-error" : "field"}>
      <fieldset aria-describedby={described}>
        <legend>How deep is the water?</legend>
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
      <span>{DEPTH_NAMES[props.depth]}</span>
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
