import { type Level, LEVEL_NAMES } from "shared/levels.ts";
import { Icon } from "./Icon.tsx";

/** The state of a place in a word; null: no storm. */
export function LevelBadge(props: { level: Level | null }) {
  return (
    <span class={`badge ${props.level ?? "calm"}`}>
      <Icon name={props.level ?? "calm"} size={16} />
      {props.level ? LEVEL_NAMES[props.level] : "No storm"}
    </span>
  );
}
