import { page } from "fresh";
import { OperatorView } from "shared/api/operator.ts";
import { define } from "@/utils.ts";
import { operator as words } from "@/words/en/operator.ts";
import { ReaderLanguage, useTimes } from "@/words/reader.ts";
import { OperatorSections } from "./(_components)/OperatorSections.tsx";

export const handlers = define.handlers({
  GET: async ({ state }) => {
    const view = await state.api.get("/api/operator", OperatorView);
    state.title = words.title;
    return page({ view, now: state.now });
  },
});

/** In English, as the managers' room, whatever the frame round it is in. */
export default define.page<typeof handlers>(({ data }) => (
  <ReaderLanguage.Provider value="en">
    <div lang="en">
      <Operator {...data} />
    </div>
  </ReaderLanguage.Provider>
));

function Operator({ view, now }: { view: OperatorView; now: Date }) {
  const { clock } = useTimes();
  const { at } = view.status;
  return (
    <>
      <p class="over">{words.over}</p>
      <h1>{words.title}</h1>
      <p>
        <time dateTime={at}>{words.asOf(clock(at, "UTC"))}</time>{" "}
        <a href="/operator">{words.again}</a>
      </p>
      <OperatorSections view={view} now={now} />
    </>
  );
}
