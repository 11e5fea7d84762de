import { page } from "fresh";
import { MessageWhy } from "shared/api/messages.ts";
import { Icon } from "@/components/Icon.tsx";
import { PhoneBubble } from "@/components/PhoneBubble.tsx";
import { aboutWords, hasLeft } from "@/components/text_words.ts";
import { dayAndTime } from "@/components/times.ts";
import { WhyText } from "@/components/WhyText.tsx";
import { homeZone } from "@/lib/home_zone.ts";
import { define } from "@/utils.ts";

export const handlers = define.handlers({
  GET: async (ctx) => {
    const id = encodeURIComponent(ctx.params.id!);
    const [why, me] = await Promise.all([
      ctx.state.api.get(`/api/me/messages/${id}`, MessageWhy),
      ctx.state.me(),
    ]);
    const title = hasLeft(why.status) ? "Why did I get this?" : "What became of this text?";
    ctx.state.title = title;
    return page({ why, title, timeZone: why.timeZone ?? homeZone(me), now: ctx.state.now });
  },
});

export default define.page<typeof handlers>(({ data: { why, title, timeZone, now } }) => (
  <>
    <p>
      <a class="back" href="/account/texts">
        <Icon name="back" size={18} />Your texts
      </a>
    </p>
    <h1>{title}</h1>
    <p class="lead">
      {aboutWords(why)},{" "}
      <time dateTime={why.createdAt}>{dayAndTime(why.createdAt, now, timeZone)}</time>
    </p>
    <div class="pair why">
      <PhoneBubble texts={[why.body]} label="The text" lang={why.language} />
      <WhyText why={why} now={now} timeZone={timeZone} />
    </div>
  </>
));
