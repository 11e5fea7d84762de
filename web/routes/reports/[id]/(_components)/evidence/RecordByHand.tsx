import { useWords } from "@/words/reader.ts";

/** Lines for what FloodLine does not know and an insurer asks for. On paper alone. */
export function RecordByHand() {
  const { title, ...lines } = useWords().evidence.byHand;
  return (
    <section class="by-hand" aria-labelledby="by-hand">
      <h2 id="by-hand">{title}</h2>
      <ul>{Object.values(lines).map((line) => <li key={line}>{line}</li>)}</ul>
    </section>
  );
}
