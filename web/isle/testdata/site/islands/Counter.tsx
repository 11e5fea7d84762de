import { useSignal } from "@preact/signals";

export default function Counter({ name, start }: { name: string; start: number }) {
  const count = useSignal(start);
  return (
    <button type="button" id={name} onClick={() => count.value++}>
      {name} {count}
    </button>
  );
}
