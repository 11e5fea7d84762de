import { page } from "fresh";
import { Me } from "shared/api/people.ts";
import { define } from "@/utils.ts";

export const handlers = define.handlers({
  GET: async (ctx) => {
    ctx.state.title = "Delete my account";
    await ctx.state.api.get("/api/me", Me); // for people who are signed in
    return page();
  },
  POST: async (ctx) => {
    await ctx.state.api.delete("/api/me");
    return ctx.redirect("/account/deleted", 303);
  },
});

export default define.page<typeof handlers>(() => (
  <div class="narrow">
    <h1>Delete my account</h1>
    <p class="lead">This cannot be undone.</p>
    <h2>What goes</h2>
    <ul>
      <li>your number (from texts already sent, within a day)</li>
      <li>the ZIP codes you follow, and your agreement to texts</li>
      <li>texts that still wait to be sent to you</li>
    </ul>
    <h2>What stays, without a name or number</h2>
    <ul>
      <li>your reports of flooding, because the street was flooded all the same</li>
    </ul>
    <form method="post" action="/account/delete">
      <p class="row">
        <button class="button danger" type="submit">Delete my account</button>
        <a href="/account">Keep it</a>
      </p>
    </form>
  </div>
));
