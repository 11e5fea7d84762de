import { page } from "fresh";
import { define } from "@/utils.ts";

export const handlers = define.handlers({
  GET: (ctx) => {
    ctx.state.title = "Your account is deleted";
    return page();
  },
});

export default define.page<typeof handlers>(() => (
  <div class="narrow">
    <h1>Your account is deleted</h1>
    <p class="lead">Your number is gone from our records, and no more texts will come.</p>
    <p>
      <a href="/">Go to the first page</a>
    </p>
  </div>
));
