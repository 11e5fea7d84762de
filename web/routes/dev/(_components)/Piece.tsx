import type { ComponentChildren } from "preact";

/** One component in one state, under its name. */
export function Piece({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="piece">
      <h3>{name}</h3>
      {children}
    </div>
  );
}
