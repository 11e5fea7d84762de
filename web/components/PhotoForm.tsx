import type { Upload } from "shared/api/reports.ts";

/** Posts one photo straight to storage, which sends the browser back; for browsers without script. */
export function PhotoForm({ upload, isFirst }: { upload: Upload; isFirst: boolean }) {
  return (
    <section aria-labelledby="add-photo">
      <h2 id="add-photo">{isFirst ? "Add a photo" : "Add another photo"}</h2>
      <p>If it is safe to take one. Up to {upload.maxBytes / 1_000_000} MB.</p>
      <form method="post" action={upload.url} encType="multipart/form-data">
        {Object.entries(upload.fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div class="field">
          <label for="file">Photo</label>
          <input class="input" type="file" id="file" name="file" accept="image/*" required />
        </div>
        <button class="button second" type="submit">Add the photo</button>
      </form>
    </section>
  );
}
