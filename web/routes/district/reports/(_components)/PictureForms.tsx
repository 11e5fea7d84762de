import type { DistrictPicture } from "shared/api/district/pictures.ts";
import { MAX_REASON_LENGTH } from "shared/limits.ts";
import { pictures as words } from "@/words/en/district/pictures.ts";
import { useTimes } from "@/words/reader.ts";
import { useMay } from "../../(_components)/role.ts";
import { isHeic } from "./picture_words.ts";

export interface PictureFormsProps {
  picture: DistrictPicture;
  /** The picture's own page. */
  action: string;
  timeZone: string;
  now: Date;
}

/** What the district has done about a picture, and may undo: plain forms. */
export function PictureForms({ picture, action, timeZone, now }: PictureFormsProps) {
  const { dayAndTime } = useTimes();
  const mayRun = useMay("run");
  const { cover, hidden, kind, staffs } = picture;
  /** There is nobody to hide it from. */
  const isInside = staffs?.outsideAt === null;
  return (
    <>
      {cover && <p>{words.coveredSince(dayAndTime(cover.coveredAt, now, timeZone))}</p>}
      {cover && mayRun && (
        <form method="post" action={action} class="stack tight">
          <div>
            <button class="button second" type="submit" name="do" value="open">
              {words.openOriginal}
            </button>
            <p class="small soft">{words.openOriginalHint}</p>
          </div>
          <div>
            <button class="button second" type="submit" name="do" value="uncover">
              {words.uncover}
            </button>
            <p class="small soft">{words.uncoverHint}</p>
          </div>
        </form>
      )}
      {hidden && (
        <p>
          {words.hiddenSince(dayAndTime(hidden.hiddenAt, now, timeZone), hidden.reason)}{" "}
          {!isInside && words.hiddenTold}
        </p>
      )}
      {hidden && mayRun && (
        <form method="post" action={action}>
          <button class="button second" type="submit" name="do" value="show">
            {words.hide.again}
          </button>
        </form>
      )}
      {!hidden && !isInside && mayRun && kind === "video" && <p>{words.videoIsWhole}</p>}
      {!hidden && mayRun && isHeic(picture) && !cover && <p>{words.heicIsWhole}</p>}
      {!hidden && !isInside && mayRun && (
        <details>
          <summary>{words.hide.open}</summary>
          <form method="post" action={action} class="stack tight">
            <label class="field">
              {words.hide.why}
              <input name="reason" required maxLength={MAX_REASON_LENGTH} autocomplete="off" />
            </label>
            <button class="button danger" type="submit" name="do" value="hide">
              {words.hide.button}
            </button>
          </form>
        </details>
      )}
      {mayRun && kind === "photo" && (
        <noscript>
          <p class="small soft">{words.coverNeedsScript}</p>
        </noscript>
      )}
    </>
  );
}
