import { batch } from "shared/samples/batches.ts";
import { answerTemplate } from "shared/samples/templates.ts";
import { NOW } from "shared/samples/moment.ts";
import { ReaderLanguage } from "@/words/reader.ts";
import { BatchBar } from "@/routes/district/(_components)/board/BatchBar.tsx";
import { BatchDone } from "@/routes/district/(_components)/board/BatchDone.tsx";
import { EMPTY_BATCH } from "@/routes/district/(_components)/board/batch_form.ts";
import { Piece } from "./Piece.tsx";

const MARIA = { id: "2", name: "Maria", ending: "0199" };
const UNDONE = batch({
  undoneAt: NOW.toISOString(),
  mayUndo: false,
  reports: batch().reports.map((report, n) => ({
    ...report,
    outcome: n === 0 ? "done" : "undone",
  })),
});
const GIVEN = batch({
  mayUndo: false,
  change: { ...batch().change, kind: "assigned", status: null, about: MARIA },
});

/** Several reports at once. */
export function GalleryBatches() {
  return (
    <ReaderLanguage.Provider value="en">
      <Piece name="BatchBar">
        <div class="list">
          <label class="tick">
            <input type="checkbox" name="report" value="1" checked /> 11231
          </label>
          <BatchBar
            action="/"
            colleagues={[MARIA]}
            templates={[answerTemplate(), answerTemplate({ id: "2", status: "passed_on" })]}
            userId="1"
            typed={{ ...EMPTY_BATCH, cityNumber: "a number?" }}
            problem="Write it as the city does, as 311-20481234."
          />
        </div>
      </Piece>
      <Piece name="BatchDone: just done, undone but for one, too late">
        <BatchDone batch={batch()} action="/" problem="" />
        <BatchDone batch={UNDONE} action="/" problem="" />
        <BatchDone batch={GIVEN} action="/" problem="Too late." />
      </Piece>
    </ReaderLanguage.Provider>
  );
}
