import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";

interface FoldProps {
  name: string;
  isOpen: boolean;
  children: ComponentChildren;
}

export default function Fold({ name, isOpen, children }: FoldProps) {
  const open = useSignal(isOpen);
  return (
    <section>
      <button type="button" id={name} onClick={() => open.value = !open.value}>
        {open.value ? "Close" : "Open"}
      </button>
      {open.value && <div>{children}</div>}
    </section>
  );
}
