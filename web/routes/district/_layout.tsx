import { define } from "@/utils.ts";
import { ReaderLanguage } from "@/words/reader.ts";
import { ReaderRole } from "./(_components)/role.ts";

/** The managers' pages are in English so far, whatever the frame round them is in. */
export default define.layout(async ({ Component, state }) => {
  // Who is none of the staff, or an API that is down, has an error's page by now.
  const reader = await state.reader().catch(() => undefined);
  return (
    <ReaderLanguage.Provider value="en">
      <ReaderRole.Provider value={reader?.role ?? "viewer"}>
        <div lang="en">
          <Component />
        </div>
      </ReaderRole.Provider>
    </ReaderLanguage.Provider>
  );
});
