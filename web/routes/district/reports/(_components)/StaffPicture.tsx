import { pictures as words } from "@/words/en/district/pictures.ts";
import { useTimes } from "@/words/reader.ts";
import { colleagueWords } from "../../(_components)/colleague_words.ts";
import { useMay } from "../../(_components)/role.ts";
import type { PictureFormsProps } from "./PictureForms.tsx";

/** Of a picture that staff took: who, and who sees it. A manager shows it outside, and takes that back. */
export function StaffPicture(
  { picture, isOwn, action, timeZone, now }: PictureFormsProps & {
    /** The reader took it. */
    isOwn: boolean;
  },
) {
  const { dayAndTime } = useTimes();
  const mayRun = useMay("run");
  const { staffs, hidden } = picture;
  if (!staffs) return null;
  const { by, addedAt, outsideAt } = staffs;
  const { staffs: said } = words;
  const when = (at: string) => dayAndTime(at, now, timeZone);
  return (
    <>
      <p>
        {said.takenBy(colleagueWords(by), when(picture.takenAt ?? addedAt))}{" "}
        {outsideAt === null ? said.inside : said.outside(when(outsideAt))}{" "}
        {outsideAt !== null && hidden && said.hiddenToo}
      </p>
      {mayRun && (
        <form method="post" action={action}>
          {outsideAt === null
            ? (
              <>
                <button class="button second" type="submit" name="do" value="outside">
                  {said.show}
                </button>
                <p class="small soft">{said.showHint}</p>
              </>
            )
            : (
              <button class="button second" type="submit" name="do" value="inside">
                {said.keep}
              </button>
            )}
        </form>
      )}
      {outsideAt === null && (mayRun || isOwn) && (
        <details>
          <summary>{said.remove}</summary>
          <form method="post" action={action} class="stack tight">
            <p>{said.removeSure}</p>
            <button class="button danger" type="submit" name="do" value="remove">
              {said.removeYes}
            </button>
          </form>
        </details>
      )}
    </>
  );
}
