import { page } from "fresh";
import { OwnMessageList } from "shared/api/messages.ts";
import { pathTo } from "shared/path_to.ts";
import { Icon } from "@/components/Icon.tsx";
import { ReceivedTexts } from "./(_components)/ReceivedTexts.tsx";
import { queryOf } from "@/lib/forms.ts";
import { homeZone } from "./(_components)/home_zone.ts";
import { define } from "@/utils.ts";
import { WORDS } from "@/words/words.ts";

export const handlers = define.handlers({
  GET: async (ctx) => {
    ctx.state.title = WORDS[ctx.state.language].texts.title;
    const before = ctx.url.searchParams.get("before") ?? "";
    const [list, me] = await Promise.all([
      ctx.state.api.get(`/api/me/messages${queryOf({ before })}`, OwnMessageList),
      ctx.state.me(),
    ]);
    return page({ ...list, isFirst: !before, timeZone: homeZone(me), now: ctx.state.now });
  },
});

export default define.page<typeof handlers>(({ data, state }) => {
  const { messages, next, isFirst, timeZone, now } = data;
  const { texts } = WORDS[state.language];
  return (
    <div class="narrow">
      <p>
        <a class="back" href="/account">
          <Icon name="back" size={18} />
          {texts.back}
        </a>
      </p>
      <h1>{texts.title}</h1>
      {messages.length === 0 ? <p class="lead">{texts.none}</p> : (
        <>
          <p class="lead">{texts.choose}</p>
          <ReceivedTexts messages={messages} now={now} timeZone={timeZone} />
        </>
      )}
      <p class="row">
        {!isFirst && <a href="/account/texts">{texts.newest}</a>}
        {next && (
          <a class="button second" href={pathTo`/account/texts?before=${next}`}>{texts.older}</a>
        )}
      </p>
    </div>
  );
});
