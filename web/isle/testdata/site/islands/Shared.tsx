import type { Signal } from "@preact/signals";

export default function Shared({ name, count }: { name: string; count: Signal<number> }) {
  return (
    <button type="button" id={name} onClick={() => count.value++}>
      {name} {count}
    </button>
  );
}
