import { define } from "@/utils.ts";
import { ReaderLanguage } from "@/words/reader.ts";

/** The managers' pages are in English so far, whatever the frame round them is in. */
export default define.layout(({ Component }) => (
  <ReaderLanguage.Provider value="en">
    <div lang="en">
      <Component />
    </div>
  </ReaderLanguage.Provider>
));
