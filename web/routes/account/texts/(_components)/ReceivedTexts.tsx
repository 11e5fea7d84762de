import type { OwnMessage } from "shared/api/messages.ts";
import { hasFailed } from "shared/message_statuses.ts";
import { pathTo } from "shared/path_to.ts";
import { useTimes, useWords } from "@/words/reader.ts";
import { aboutWords } from "./text_words.ts";

interface ReceivedTextsProps {
  /** Newest first. */
  messages: OwnMessage[];
  now: Date;
  /** For those that are about no place. */
  timeZone: string;
}

/** Somebody's texts, each leading to why it came. */
export function ReceivedTexts({ messages, now, timeZone }: ReceivedTextsProps) {
  const words = useWords();
  const { dayAndTime } = useTimes();
  return (
    <ul class="own-texts">
      {messages.map((message) => (
        <li key={message.id}>
          <p class="row">
            <a href={pathTo`/account/texts/${message.id}`}>
              <strong>{aboutWords(message, words)}</strong>
            </a>
            <span class={`badge ${toneOf(message)}`}>{words.texts.states[message.status]}</span>
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
