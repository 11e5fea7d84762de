import type { ComponentChildren } from "preact";

/** A sentence set apart. `good`: something worked; `grave`: something is wrong or final. */
export function Notice(props: { tone?: "good" | "grave"; children: ComponentChildren }) {
  return (
    <div class={`notice ${props.tone ?? ""}`.trim()} role={props.tone ? "status" : undefined}>
      {props.children}
    </div>
  );
}
