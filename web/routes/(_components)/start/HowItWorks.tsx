import { useWords } from "@/words/reader.ts";

/** FloodLine in three steps. */
export function HowItWorks() {
  const { landing: { how } } = useWords();
  return (
    <section aria-labelledby="how">
      <h2 id="how">{how.heading}</h2>
      <ol class="steps">
        {how.steps.map(({ title, words }) => (
          <li key={title}>
            <h3>{title}</h3>
            <p>{words}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
