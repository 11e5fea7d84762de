import { page } from "fresh";
import { MessageWhy } from "shared/api/messages.ts";
import { hasLeft } from "shared/message_statuses.ts";
import { pathTo } from "shared/path_to.ts";
import { Icon } from "@/components/Icon.tsx";
import { PhoneBubble } from "@/components/PhoneBubble.tsx";
import { aboutWords } from "./(_components)/text_words.ts";
import { WhyText } from "./(_components)/WhyText.tsx";
import { homeZone } from "./(_components)/home_zone.ts";
import { define } from "@/utils.ts";
import { timesIn } from "@/words/times.ts";
import { WORDS } from "@/words/words.ts";

export const handlers = define.handlers({
  GET: async (ctx) => {
    const [why, me] = await Promise.all([
      ctx.state.api.get(pathTo`/api/me/messages/${ctx.params.id!}`, MessageWhy),
      ctx.state.me(),
    ]);
    const { texts } = WORDS[ctx.state.language];
    const title = hasLeft(why.status) ? texts.whyTitle : texts.becameTitle;
    ctx.state.title = title;
    return page({ why, title, timeZone: why.timeZone ?? homeZone(me), now: ctx.state.now });
  },
});

export default define.page<typeof handlers>(({ data: { why, title, timeZone, now }, state }) => {
  const words = WORDS[state.language];
  const when = timesIn(state.language).dayAndTime(why.createdAt, now, timeZone);
  return (
    <>
      <p>
        <a class="back" href="/account/texts">
          <Icon name="back" size={18} />
          {words.texts.title}
        </a>
      </p>
      <h1>{title}</h1>
      <p class="lead">{words.texts.aboutAt(aboutWords(why, words), when)}</p>
      <div class="pair why">
        <PhoneBubble texts={[why.body]} label={words.texts.theText} lang={why.language} />
        <WhyText why={why} now={now} timeZone={timeZone} />
      </div>
    </>
  );
});
