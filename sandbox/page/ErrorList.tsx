import { z } from "zod";
import type { SentryItem } from "../state/state.ts";
import { Time } from "./Time.tsx";

const SHOWN = 20;

const Event = z.object({
  message: z.string().optional(),
  tags: z.record(z.string(), z.unknown()).optional(),
  exception: z.object({
    values: z.array(z.object({ type: z.string().optional(), value: z.string().optional() })),
  }).optional(),
});

/** Exceptions that our programs told Sentry, newest first. */
export function ErrorList({ items }: { items: SentryItem[] }) {
  const events = items.filter((item) => item.type === "event").slice(-SHOWN).reverse();
  if (events.length === 0) {
    return <p class="hint">Nothing went wrong, or SENTRY_DSN is not set.</p>;
  }
  return (
    <ul class="errors">
      {events.map((item, i) => <ErrorItem key={i} item={item} />)}
    </ul>
  );
}

function ErrorItem({ item }: { item: SentryItem }) {
  const event = Event.safeParse(item.payload).data ?? {};
  const thrown = event.exception?.values.at(-1);
  return (
    <li>
      <strong>{thrown?.type ?? "Message"}</strong> {thrown?.value ?? event.message}
      <span class="hint">
        <Time at={item.receivedAt} />
        {Object.entries(event.tags ?? {}).map(([name, value]) => ` · ${name} ${value}`)}
      </span>
    </li>
  );
}
