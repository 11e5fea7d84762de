import type { Report } from "shared/api/reports.ts";
import { useTimes, useWords } from "@/words/reader.ts";

/** Photos and videos of a report. Their addresses work for some minutes only. */
export function MediaGallery({ report }: { report: Report }) {
  const { ownReport: { photos: words }, common } = useWords();
  const { date } = useTimes();
  const { media, depth, happenedAt, timeZone } = report;
  if (media.length === 0) return null;
  const seen = [common.depths[depth], date(happenedAt, timeZone)] as const;
  return (
    <ul class="photos">
      {media.map(({ id, kind, url, shown, cover, isStaffs }, i) => (
        <li key={id}>
          {kind === "photo"
            ? (
              <a href={url}>
                <img
                  src={url}
                  alt={`${words.photo(i + 1, media.length, ...seen)}. ${words.open}`}
                />
              </a>
            )
            : <video src={url} controls preload="metadata" aria-label={words.video(...seen)} />}
          {isStaffs && <p class="small soft">{words.byStaff}</p>}
          {cover && <p class="small soft">{words.covered}</p>}
          {shown !== "yes" && <p class="small soft">{words.shown[shown]}</p>}
        </li>
      ))}
    </ul>
  );
}
