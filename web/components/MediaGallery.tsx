import type { Media } from "shared/api/reports.ts";

/** Photos and videos of a report. Their addresses work for some minutes only. */
export function MediaGallery({ media }: { media: Media[] }) {
  if (media.length === 0) return null;
  return (
    <ul class="photos">
      {media.map(({ id, kind, url }, i) => (
        <li key={id}>
          {kind === "photo"
            ? (
              <a href={url}>
                <img src={url} alt={`Photo ${i + 1} of ${media.length}: open it in full`} />
              </a>
            )
            : <video src={url} controls preload="metadata" aria-label="Video of the flooding" />}
        </li>
      ))}
    </ul>
  );
}
