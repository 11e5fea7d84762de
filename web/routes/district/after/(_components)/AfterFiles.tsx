import type { AfterFile } from "shared/api/district/after.ts";
import { Notice } from "@/components/Notice.tsx";
import { after } from "@/words/en/district/after.ts";
import { useTimes } from "@/words/reader.ts";
import type { AfterActed } from "./act.ts";
import { type AskedReport, isSame } from "./asked.ts";

const { files: words } = after;

interface AfterFilesProps {
  files: AfterFile[];
  asked: AskedReport;
  action: string;
  acted: AfterActed;
  mayOrder: boolean;
  timeZone: string;
  now: Date;
}

/** The report as a PDF: to be ordered, being made, and to be had. */
export function AfterFiles(
  { files, asked, action, acted, mayOrder, timeZone, now }: AfterFilesProps,
) {
  const own = files.filter((file) => isSame(asked, file.asked));
  const { problem } = acted.at === "files" ? acted : { problem: undefined };
  return (
    <section aria-labelledby="files">
      <h2 id="files">{words.title}</h2>
      <p>{words.intro}</p>
      {acted.done === "ordered" && own.some(({ state }) => state === "waiting") && (
        <Notice>
          <p>{words.ordered}</p>
        </Notice>
      )}
      {problem && (
        <Notice tone="grave">
          <p>{problem.message}</p>
        </Notice>
      )}
      {own.length > 0 && (
        <ul class="after-take">
          {own.map((file) => <FileRow key={file.id} file={file} timeZone={timeZone} now={now} />)}
        </ul>
      )}
      {mayOrder && (
        <form method="post" action={action} class="stack tight">
          <input type="hidden" name="intent" value="file" />
          <fieldset class="choices">
            <legend>{words.audience}</legend>
            {(["public", "staff"] as const).map((audience) => (
              <label key={audience} class="choice">
                <input
                  type="radio"
                  name="audience"
                  value={audience}
                  checked={audience === "public"}
                />
                <span>{words.audiences[audience]}</span>
              </label>
            ))}
          </fieldset>
          <p>
            <button class="button" type="submit">{words.order}</button>
          </p>
        </form>
      )}
      <p class="hint">{words.outdated}</p>
    </section>
  );
}

function FileRow(
  { file, timeZone, now }: { file: AfterFile; timeZone: string; now: Date },
) {
  const { dayAndTime } = useTimes();
  const { title, audience, orderedAt, state, reading, archive } = file;
  return (
    <li>
      {words.of(title, words.short[audience], dayAndTime(orderedAt, now, timeZone))}:{" "}
      {state === "waiting" && words.waiting}
      {state === "failed" && words.failed}
      {reading && archive && (
        <>
          <a href={reading.url}>{words.reading(sizeOf(reading.bytes))}</a>,{" "}
          <a href={archive.url}>{words.archive(sizeOf(archive.bytes))}</a>
        </>
      )}
    </li>
  );
}

/** "340 kB" */
function sizeOf(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / 1000)).toLocaleString("en-US")} kB`;
}
