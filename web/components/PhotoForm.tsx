import type { Upload } from "shared/api/reports.ts";
import { useWords } from "@/words/reader.ts";

/** Posts one photo straight to storage, which sends the browser back; for browsers without script. */
export function PhotoForm({ upload, isFirst }: { upload: Upload; isFirst: boolean }) {
  const { photos: words } = useWords().ownReport;
  return (
    <section aria-labelledby="add-photo">
      <h2 id="add-photo">{isFirst ? words.add : words.addAnother}</h2>
      <p>{words.ifSafe(upload.maxBytes / 1_000_000)}</p>
      <form method="post" action={upload.url} encType="multipart/form-data">
        {Object.entries(upload.fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div class="field">
          <label for="file">{words.field}</label>
          <input
            class="input"
            type="file"
            id="file"
            name="file"
            accept="image/*,.heic,.heif"
            required
          />
        </div>
        <button class="button second" type="submit">{words.send}</button>
      </form>
    </section>
  );
}
