import type { TextCounts } from "shared/api/district/text_counts.ts";
import type { DistrictStorm } from "shared/api/district/storms.ts";
import { storm as ofStorm } from "@/words/en/district/storms.ts";
import { district } from "@/words/en/district.ts";
import { minutesWords } from "../../(_components)/text_counts.ts";

const { figures: words } = district.texts;

/** What became of a storm's texts, each state with what it means. */
export function TextFigures(
  { people, texts }: { people: DistrictStorm["people"]; texts: TextCounts },
) {
  const { delivered, sent, waiting, failed, dropped, minutesToLastPhone } = texts;
  return (
    <dl class="figures">
      <div>
        <dt>{ofStorm.people}</dt>
        <dd>
          {people.texted}
          <small>{ofStorm.peopleReached(people.reached)}</small>
        </dd>
      </div>
      <div>
        <dt>{words.delivered[0]}</dt>
        <dd>
          {delivered}
          <small>{words.delivered[1]}</small>
        </dd>
      </div>
      <div>
        <dt>{words.lastPhone}</dt>
        <dd>
          {minutesToLastPhone === null ? "–" : minutesWords(minutesToLastPhone)}
          <small>{minutesToLastPhone === null ? words.noPhoneYet : words.afterAlert}</small>
        </dd>
      </div>
      <div>
        <dt>{words.sent[0]}</dt>
        <dd>
          {sent}
          <small>{words.sent[1]}</small>
        </dd>
      </div>
      <div>
        <dt>{words.waiting[0]}</dt>
        <dd>
          {waiting}
          <small>{words.waiting[1]}</small>
        </dd>
      </div>
      <div>
        <dt>{words.failed[0]}</dt>
        <dd>
          {failed}
          <small>{words.failed[1]}</small>
        </dd>
      </div>
      <div>
        <dt>{words.dropped[0]}</dt>
        <dd>
          {dropped}
          <small>{words.dropped[1]}</small>
        </dd>
      </div>
    </dl>
  );
}
