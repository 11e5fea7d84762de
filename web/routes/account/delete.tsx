import { page } from "fresh";
import { Me } from "shared/api/people.ts";
import { define } from "@/utils.ts";
import { useWords } from "@/words/reader.ts";
import { WORDS } from "@/words/words.ts";

export const handlers = define.handlers({
  GET: async (ctx) => {
    ctx.state.title = WORDS[ctx.state.language].account.delete.title;
    await ctx.state.api.get("/api/me", Me); // for people who are signed in
    return page();
  },
  POST: async (ctx) => {
    await ctx.state.api.delete("/api/me");
    return ctx.redirect("/account/deleted", 303);
  },
});

export default define.page<typeof handlers>(() => {
  const words = useWords().account.delete;
  return (
    <div class="narrow">
      <h1>{words.title}</h1>
      <p class="lead">{words.final}</p>
      <h2>{words.goes}</h2>
      <List lines={words.going} />
      <h2>{words.goesLater}</h2>
      <List lines={words.goingLater} />
      <h2>{words.stays}</h2>
      <List lines={words.staying} />
      <p>{words.withdraw}</p>
      <p>
        <a href="/account#data">{words.download}</a>
      </p>
      <form method="post" action="/account/delete">
        <p class="row">
          <button class="button danger" type="submit">{words.submit}</button>
          <a href="/account">{words.keep}</a>
        </p>
      </form>
    </div>
  );
});

function List({ lines }: { lines: string[] }) {
  return (
    <ul>
      {lines.map((line) => <li key={line}>{line}</li>)}
    </ul>
  );
}
