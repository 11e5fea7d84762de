import { OfflineNote } from "./(_components)/frame/OfflineNote.tsx";
import { SiteFooter } from "./(_components)/frame/SiteFooter.tsx";
import { SiteHeader, type Visitor } from "./(_components)/frame/SiteHeader.tsx";
import { define, type State } from "../utils.ts";
import { ReaderLanguage } from "../words/reader.ts";
import { WORDS } from "../words/words.ts";

export default define.layout(async ({ Component, url, route, error, state }) => {
  const isLanding = route === "/" && !error;
  return (
    // Again after _app: what that provides does not reach the page, which is rendered before it.
    <ReaderLanguage.Provider value={state.language}>
      <a class="skip" href="#main">{WORDS[state.language].frame.skip}</a>
      <SiteHeader path={url.pathname} {...await visitorOf(state)} />
      <main id="main" tabIndex={-1} class={isLanding ? "bare" : "wrap"}>
        <OfflineNote />
        <Component />
      </main>
      <SiteFooter path={url.pathname} />
    </ReaderLanguage.Provider>
  );
});

/** An API that is down must not take the menu, and so the error page, with it. */
async function visitorOf(state: State): Promise<{ visitor: Visitor; isOperator?: boolean }> {
  const reader = await state.reader().catch(() => undefined);
  if (!reader) return { visitor: "stranger" };
  return { visitor: reader.role ? "staff" : "resident", isOperator: reader.isOperator };
}
