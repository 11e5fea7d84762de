import type { DistrictReport } from "shared/api/district.ts";
import { pathTo } from "shared/path_to.ts";
import { pictures as words } from "@/words/en/district/pictures.ts";
import { useTimes, useWords } from "@/words/reader.ts";

/** A report's photos and video, each leading to its own page: there they are covered and hidden. */
export function ReportPictures({ report }: { report: DistrictReport }) {
  const { common } = useWords();
  const { date } = useTimes();
  const { id: reportId, media, depth, happenedAt, timeZone } = report;
  if (media.length === 0) return null;
  const alt = words.alt(common.depths[depth], date(happenedAt, timeZone));
  return (
    <ul class="photos">
      {media.map(({ id, kind, url, cover, hidden }, i) => (
        <li key={id}>
          <a class="picture-link" href={pathTo`/district/reports/${reportId}/pictures/${id}`}>
            {kind === "photo"
              ? <img src={url} alt={`${alt}. ${words.open(i + 1, media.length)}`} />
              : (
                <>
                  <video src={url} preload="metadata" aria-hidden="true" tabIndex={-1} />
                  {words.openVideo}
                </>
              )}
          </a>
          {(cover || hidden) && (
            <p class="small soft">
              {[cover && words.covered, hidden && words.hidden].filter(Boolean).join(", ")}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
