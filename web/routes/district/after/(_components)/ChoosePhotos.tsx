import type { AfterPictureChoice } from "shared/api/district/after.ts";
import { DEPTH_NAMES } from "shared/words/en_names.ts";
import { Notice } from "@/components/Notice.tsx";
import { after } from "@/words/en/district/after.ts";
import { useTimes } from "@/words/reader.ts";
import type { AfterActed } from "./act.ts";

const { photos: words } = after;

interface ChoosePhotosProps {
  pictures: AfterPictureChoice[];
  action: string;
  acted: AfterActed;
  timeZone: string;
  now: Date;
}

/** The covered photos of its time; ticked: the report shows it. */
export function ChoosePhotos({ pictures, action, acted, timeZone, now }: ChoosePhotosProps) {
  const { dayAndTime } = useTimes();
  const { problem } = acted.at === "choose" ? acted : { problem: undefined };
  return (
    <section aria-labelledby="choose">
      <h2 id="choose">{words.title}</h2>
      <p>{words.intro}</p>
      {acted.done === "chosen" && (
        <Notice tone="good">
          <p>{words.saved}</p>
        </Notice>
      )}
      {problem && (
        <Notice tone="grave">
          <p>{problem.message}</p>
        </Notice>
      )}
      {pictures.length === 0
        ? <p class="soft">{words.none}</p>
        : (
          <form method="post" action={action} class="stack tight">
            <input type="hidden" name="intent" value="photos" />
            <ul class="after-photos small-photos">
              {pictures.map(({ id, url, isChosen, happenedAt, depth }) => {
                const caption = `${DEPTH_NAMES[depth]}, ${dayAndTime(happenedAt, now, timeZone)}`;
                return (
                  <li key={id}>
                    <input type="hidden" name="offered" value={id} />
                    {isChosen && <input type="hidden" name="before" value={id} />}
                    <label class="choice">
                      <input type="checkbox" name="chosen" value={id} checked={isChosen} />
                      <span>
                        {words.chosen}: {caption}
                      </span>
                    </label>
                    <img src={url} alt={after.photoOf(caption)} loading="lazy" />
                  </li>
                );
              })}
            </ul>
            <p>
              <button class="button second" type="submit">{words.save}</button>
            </p>
          </form>
        )}
    </section>
  );
}
