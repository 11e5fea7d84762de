import { page } from "fresh";
import { define } from "@/utils.ts";
import { useWords } from "@/words/reader.ts";
import { WORDS } from "@/words/words.ts";

export const handlers = define.handlers({
  GET: (ctx) => {
    ctx.state.title = WORDS[ctx.state.language].account.deleted.title;
    return page();
  },
});

export default define.page<typeof handlers>(() => {
  const words = useWords().account.deleted;
  return (
    <div class="narrow">
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <p>
        <a href="/">{words.firstPage}</a>
      </p>
    </div>
  );
});
