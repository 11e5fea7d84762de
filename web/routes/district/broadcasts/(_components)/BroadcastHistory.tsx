import type { Broadcast, BroadcastContent } from "shared/api/district/broadcasts.ts";
import { LANGUAGES, tagOf } from "shared/languages.ts";
import { useTimes } from "@/words/reader.ts";
import { whoIs } from "../../(_components)/who_is.ts";
import { broadcast as ofBroadcast, broadcasts } from "@/words/en/district/broadcasts.ts";

const { history: words } = ofBroadcast;
const { languages } = broadcasts;

interface BroadcastHistoryProps {
  broadcast: Pick<Broadcast, "acts" | "versions">;
  timeZone: string;
  now: Date;
}

interface Entry {
  at: string;
  what: string;
  /** Undefined: nobody did it. */
  by?: string;
  reason: string | null;
  content?: BroadcastContent;
}

/** Every change of state and of words, with who and when; the oldest first. */
export function BroadcastHistory({ broadcast, timeZone, now }: BroadcastHistoryProps) {
  const { dayAndTime } = useTimes();
  return (
    <section aria-labelledby="history">
      <h2 id="history">{words.title}</h2>
      <ol class="history">
        {entriesOf(broadcast).map(({ at, what, by, reason, content }) => (
          <li key={`${at}${what}`}>
            <strong>{what}</strong> {by} <time dateTime={at}>{dayAndTime(at, now, timeZone)}</time>
            {reason && <p class="note">{reason}</p>}
            {content && (
              <details>
                <summary>{content.name || content.zips.join(", ") || "–"}</summary>
                {LANGUAGES.filter((language) => content.words[language]).map((language) => (
                  <p key={language}>
                    {languages[language]}:{" "}
                    <span class="note" lang={tagOf(language)}>{content.words[language]}</span>
                  </p>
                ))}
              </details>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function entriesOf({ acts, versions }: BroadcastHistoryProps["broadcast"]): Entry[] {
  const written = versions.map(({ version, at, who, content }) => ({
    at,
    what: words.version(version),
    by: whoWords(who),
    reason: null,
    content,
  }));
  const done = acts.map(({ state, at, who, reason }) => ({
    at,
    what: words.states[state],
    by: state === "finished" ? undefined : whoWords(who),
    reason,
  }));
  return [...written, ...done].sort((a, b) => a.at.localeCompare(b.at));
}

function whoWords(who: Broadcast["acts"][number]["who"]): string {
  if (!who) return words.by.former;
  return who.isOwn ? words.by.you : words.by.colleague(whoIs(who));
}
