import type { DistrictReport } from "shared/api/district.ts";
import { pathTo } from "shared/path_to.ts";
import PictureDialog from "@/islands/PictureDialog.tsx";
import { pictures as words } from "@/words/en/district/pictures.ts";
import { useTimes, useWords } from "@/words/reader.ts";
import { useMay } from "../../(_components)/role.ts";
import { isHeic, noteOf, titleOf } from "./picture_words.ts";

/** A report's photos and video, to be looked at closely, each with a page of its own: there they are hidden. */
export function ReportPictures({ report }: { report: DistrictReport }) {
  const { common } = useWords();
  const { date } = useTimes();
  const mayCover = useMay("run");
  const { id: reportId, media, depth, happenedAt, timeZone } = report;
  if (media.length === 0) return null;
  const alt = words.alt(common.depths[depth], date(happenedAt, timeZone));
  const { close, previous, next, ownPage, viewer } = words;
  return (
    <PictureDialog
      pictures={media.map((picture, n) => ({
        id: picture.id,
        kind: picture.kind,
        url: picture.url,
        href: pathTo`/district/reports/${reportId}/pictures/${picture.id}`,
        alt,
        title: titleOf(picture, n + 1, media.length),
        open: picture.kind === "photo" ? words.open(n + 1, media.length) : words.openVideo,
        note: noteOf(picture),
        isHeic: isHeic(picture),
      }))}
      mayCover={mayCover}
      words={{ close, previous, next, ownPage }}
      viewer={viewer}
    />
  );
}
