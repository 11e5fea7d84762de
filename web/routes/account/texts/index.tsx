import { page } from "fresh";
import { OwnMessageList } from "shared/api/messages.ts";
import { Icon } from "@/components/Icon.tsx";
import { OwnTexts } from "@/components/OwnTexts.tsx";
import { queryOf } from "@/lib/forms.ts";
import { homeZone } from "@/lib/home_zone.ts";
import { define } from "@/utils.ts";

export const handlers = define.handlers({
  GET: async (ctx) => {
    ctx.state.title = "Your texts";
    const before = ctx.url.searchParams.get("before") ?? "";
    const [list, me] = await Promise.all([
      ctx.state.api.get(`/api/me/messages${queryOf({ before })}`, OwnMessageList),
      ctx.state.me(),
    ]);
    return page({ ...list, isFirst: !before, timeZone: homeZone(me), now: ctx.state.now });
  },
});

export default define.page<typeof handlers>(({ data }) => {
  const { messages, next, isFirst, timeZone, now } = data;
  return (
    <div class="narrow">
      <p>
        <a class="back" href="/account">
          <Icon name="back" size={18} />My places
        </a>
      </p>
      <h1>Your texts</h1>
      {messages.length === 0
        ? <p class="lead">None yet. When we text you, you find here why.</p>
        : (
          <>
            <p class="lead">Choose one to see why it came.</p>
            <OwnTexts messages={messages} now={now} timeZone={timeZone} />
          </>
        )}
      <p class="row">
        {!isFirst && <a href="/account/texts">Newest texts</a>}
        {next && <a class="button second" href={`/account/texts?before=${next}`}>Older texts</a>}
      </p>
    </div>
  );
});
