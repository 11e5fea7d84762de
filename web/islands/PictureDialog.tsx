import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import PictureViewer, { type ViewerWords } from "./PictureViewer.tsx";

interface ListedPicture {
  id: string;
  kind: "photo" | "video";
  url: string;
  /** Its own page: where it is covered, hidden and shown again. */
  href: string;
  /** What it shows. */
  alt: string;
  /** "Photo 1 of 2" */
  title: string;
  /** "Photo 1 of 2: look closer" */
  open: string;
  /** "Taken by staff, for staff only · Covered in parts" */
  note: string;
  isHeic: boolean;
}

interface PictureDialogProps {
  pictures: ListedPicture[];
  mayCover: boolean;
  words: Record<"close" | "previous" | "next" | "ownPage", string>;
  viewer: ViewerWords;
}

/**
 * A report's pictures. Each leads to its own page; with script it is looked at closely over the report, by
 * mouse, touch and keyboard, and who closes it is where they were.
 */
export default function PictureDialog({ pictures, mayCover, words, viewer }: PictureDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const opener = useRef<HTMLElement>();
  const at = useSignal(-1);
  const isAlive = useSignal(false);
  const picture = pictures[at.value];

  useEffect(() => void (isAlive.value = true), []);
  useEffect(() => {
    if (picture && !dialog.current!.open) dialog.current!.showModal();
  }, [picture]);

  function open(event: MouseEvent, n: number) {
    // In a new tab, where that is wanted.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    opener.current = event.currentTarget as HTMLElement;
    at.value = n;
  }

  function go(to: "back" | "previous" | "next") {
    if (to === "back") return dialog.current!.close();
    const next = at.value + (to === "next" ? 1 : -1);
    if (pictures[next]) at.value = next;
  }

  /** Safari does not know which link a mouse has pressed. */
  function closed() {
    at.value = -1;
    opener.current?.focus();
  }

  return (
    <>
      <ul class="photos small-photos">
        {pictures.map(({ id, kind, url, href, alt, open: words, note }, n) => (
          <li key={id}>
            <a
              class="picture-link"
              href={href}
              aria-haspopup={isAlive.value ? "dialog" : undefined}
              onClick={(event) => open(event, n)}
            >
              {kind === "photo" ? <img src={url} alt={`${alt}. ${words}`} /> : (
                <>
                  <video src={url} preload="metadata" aria-hidden="true" tabIndex={-1} />
                  {words}
                </>
              )}
            </a>
            {note && <p class="small soft">{note}</p>}
          </li>
        ))}
      </ul>
      <dialog
        class="picture-dialog"
        ref={dialog}
        // Before it is opened it has no title.
        aria-labelledby={picture ? "picture-title" : undefined}
        onClose={closed}
      >
        {picture && (
          <>
            <div class="row">
              <h2 id="picture-title" aria-live="polite">{picture.title}</h2>
              <button class="button second slim" type="button" onClick={() => go("back")}>
                {words.close}
              </button>
            </div>
            {picture.note && <p class="small soft">{picture.note}</p>}
            {picture.kind === "photo"
              ? (
                <PictureViewer
                  key={picture.id}
                  mediaId={picture.id}
                  url={picture.url}
                  alt={picture.alt}
                  links={{ back: "", self: picture.href, previous: null, next: null }}
                  onGo={go}
                  mayCover={mayCover}
                  isHeic={picture.isHeic}
                  words={viewer}
                />
              )
              : (
                <video
                  key={picture.id}
                  class="picture-video"
                  src={picture.url}
                  controls
                  preload="metadata"
                />
              )}
            <div class="row">
              {pictures.length > 1 && (
                <>
                  <button
                    class="button second slim"
                    type="button"
                    aria-disabled={at.value === 0}
                    onClick={() => go("previous")}
                  >
                    {words.previous}
                  </button>
                  <button
                    class="button second slim"
                    type="button"
                    aria-disabled={at.value === pictures.length - 1}
                    onClick={() => go("next")}
                  >
                    {words.next}
                  </button>
                </>
              )}
              <a href={picture.href}>{words.ownPage}</a>
            </div>
          </>
        )}
      </dialog>
    </>
  );
}
