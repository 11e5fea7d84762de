import { useWords } from "@/words/reader.ts";
import { Icon } from "@/components/Icon.tsx";

/** What FloodLine is not, and whom to call. */
export function Emergency() {
  const { landing: { emergency } } = useWords();
  return (
    <aside class="call" aria-label={emergency.label}>
      <Icon name="phone" size={32} />
      <p>
        <strong>
          {emergency.call}
          <a href="tel:911">911</a>
          {emergency.callEnd}
        </strong>{" "}
        {emergency.words}
      </p>
    </aside>
  );
}
