import type { OwnMessage } from "shared/api/messages.ts";
import { aboutWords, hasFailed, stateWords } from "./text_words.ts";
import { dayAndTime } from "./times.ts";

interface OwnTextsProps {
  /** Newest first. */
  messages: OwnMessage[];
  now: Date;
  /** For those that are about no place. */
  timeZone: string;
}

/** Somebody's texts, each leading to why it came. */
export function OwnTexts({ messages, now, timeZone }: OwnTextsProps) {
  return (
    <ul class="own-texts">
      {messages.map((message) => (
        <li key={message.id}>
          <p class="row">
            <a href={`/account/texts/${message.id}`}>
              <strong>{aboutWords(message)}</strong>
            </a>
            <span class={`badge ${toneOf(message)}`}>{stateWords(message.status)}</span>
          </p>
          <p class="soft small">
            <time dateTime={message.createdAt}>
              {dayAndTime(message.createdAt, now, message.timeZone ?? timeZone)}
            </time>
          </p>
          <p class="excerpt">{message.body}</p>
        </li>
      ))}
    </ul>
  );
}

function toneOf({ status }: OwnMessage): string {
  if (status === "delivered") return "calm";
  return hasFailed(status) ? "heavy" : "";
}
