import { MAX_STAFF_NOTE_LENGTH } from "shared/api/district/acts.ts";
import { pathTo } from "shared/path_to.ts";
import { Submission } from "@/components/Submission.tsx";
import { work } from "@/words/en/district/work.ts";

const { note: words } = work;

export function NoteForm({ reportId }: { reportId: string }) {
  return (
    <form method="post" action={pathTo`/district/reports/${reportId}`} class="stack tight">
      <Submission />
      <label class="field-of">
        {words.field}
        <span class="soft small">{words.hint}</span>
        <textarea class="input" name="note" rows={2} required maxLength={MAX_STAFF_NOTE_LENGTH} />
      </label>
      <button class="button second slim" type="submit">{words.button}</button>
    </form>
  );
}
