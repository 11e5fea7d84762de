import { page } from "fresh";
import WaitingReports from "@/islands/WaitingReports.tsx";
import { define } from "@/utils.ts";
import { WORDS } from "@/words/words.ts";

export const handlers = define.handlers({
  GET: ({ state }) => {
    state.title = WORDS[state.language].offline.waiting.title;
    return page();
  },
});

/** Nobody need be signed in: what is listed here is on the phone alone. */
export default define.page<typeof handlers>(({ state }) => {
  const { offline, common } = WORDS[state.language];
  const words = offline.waiting;
  return (
    <div class="narrow">
      <h1>{words.title}</h1>
      <p class="lead needs-script">{words.description}</p>
      <noscript>
        <p>{words.noScript}</p>
      </noscript>
      <WaitingReports words={words.island} depths={common.depths} language={state.language} />
    </div>
  );
});
