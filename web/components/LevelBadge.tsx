import type { Level } from "shared/levels.ts";
import { useWords } from "../words/reader.ts";
import { Icon } from "./Icon.tsx";

/** The state of a place in a word; null: no storm. */
export function LevelBadge(props: { level: Level | null }) {
  const { common } = useWords();
  return (
    <span class={`badge ${props.level ?? "calm"}`}>
      <Icon name={props.level ?? "calm"} size={16} />
      {props.level ? common.levels[props.level] : common.noStorm}
    </span>
  );
}
