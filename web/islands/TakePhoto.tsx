import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { MAX_MEGABYTES, MEDIA_TYPES, PICKED_TYPES } from "shared/media_rules.ts";
import { Icon } from "@/components/Icon.tsx";
import { newId } from "@/lib/new_id.ts";
import { connection } from "@/offline/connection.ts";
import { keepSendingPhotos } from "@/offline/keep_sending_photos.ts";
import { registerWorker } from "@/offline/register.ts";
import { dropPhoto, keepPhoto, listPhotos, sendPhoto } from "@/offline/round_photos.ts";
import { clearRoundOfOthers, listenToRound, type RoundPhoto } from "@/offline/round_store.ts";
import { askForSync } from "@/offline/waiting.ts";
import { type FileRefusal, FileRefused, type PreparedFile } from "@/photo/picked_media.ts";
import { fill } from "@/words/fill.ts";

/** As heavy as the rest: fetched with the first photo. */
const loadPreparing = () => import("@/photo/prepare.ts");

type Word =
  | "add"
  | "addAt"
  | "preparing"
  | "sending"
  | "waits"
  | "oneSent"
  | "manySent"
  | "takeBack"
  | "notKept"
  | "mayTellPlace"
  | "sendAnyway"
  | "doNotSend"
  | RoundPhoto["kind"];

type TakeWords = Record<Word, string> & { refused: Record<FileRefusal | "failed", string> };

interface TakePhotoProps {
  userId: string;
  reportId: string;
  /** Where, in words. */
  place: string;
  /** The page that takes one without script. */
  href: string;
  words: TakeWords;
}

/**
 * Photos that staff take at a place. Each is kept on this phone first and goes out by itself, in sight until then;
 * it may be taken back as long as it has not left.
 */
export default function TakePhoto({ userId, reportId, place, href, words }: TakePhotoProps) {
  const isAlive = useSignal(false);
  const photos = useSignal<RoundPhoto[]>([]);
  const preparing = useSignal(0);
  const sending = useSignal("");
  const sent = useSignal(0);
  const problem = useSignal("");
  /** A video that may tell a place: its taker is asked first. */
  const asked = useSignal<PreparedFile[]>([]);
  const previews = useRef(new Map<string, string>());

  async function show() {
    photos.value = (await listPhotos(userId)).filter((photo) => photo.reportId === reportId);
  }

  useEffect(() => {
    isAlive.value = true;
    registerWorker();
    const unlisten = listenToRound((change) => {
      sending.value = change.kind === "sending" ? change.id : "";
      if (change.kind === "sent" && change.reportId === reportId) sent.value++;
      void show();
    });
    void clearRoundOfOthers(userId).then(show).then(keepSendingPhotos);
    return () => {
      unlisten();
      for (const url of previews.current.values()) URL.revokeObjectURL(url);
    };
  }, []);

  async function add(files: File[]) {
    problem.value = "";
    for (const file of files) {
      preparing.value++;
      try {
        const { prepareFile } = await loadPreparing();
        const { prepared, mayTellPlace } = await prepareFile(file);
        if (mayTellPlace) asked.value = [...asked.value, prepared];
        else await keep(prepared);
      } catch (error) {
        problem.value = `${file.name}: ${wordsFor(error, file)}`;
      }
      preparing.value--;
    }
  }

  function wordsFor(error: unknown, { type }: File): string {
    const reason = error instanceof FileRefused ? error.reason : "failed";
    const megabytes = MAX_MEGABYTES[MEDIA_TYPES[type] ?? "photo"];
    return fill(words.refused[reason], { megabytes });
  }

  async function keep(prepared: PreparedFile) {
    const kind = MEDIA_TYPES[prepared.contentType]!;
    const id = newId();
    const photo = { id, ownerId: userId, reportId, place, kind, prepared, keptAt: new Date() };
    try {
      await keepPhoto(photo);
    } catch {
      return await sendUnkept(photo);
    }
    await show();
    void askForSync();
    void keepSendingPhotos().again();
  }

  /** This browser keeps nothing: now or not at all. */
  async function sendUnkept(photo: RoundPhoto) {
    const answer = await sendPhoto(photo, connection);
    if (answer.kind === "sent") sent.value++;
    else problem.value = answer.kind === "refused" ? answer.words : words.notKept;
  }

  function answer(prepared: PreparedFile, isYes: boolean) {
    asked.value = asked.value.filter((each) => each !== prepared);
    if (isYes) void keep(prepared);
  }

  /** Blobs of HEIC photos and videos show in some browsers only: of these there is the word alone. */
  function previewOf({ id, prepared }: RoundPhoto): string | undefined {
    if (prepared.contentType !== "image/jpeg") return undefined;
    const { current } = previews;
    if (!current.has(id)) current.set(id, URL.createObjectURL(prepared.blob));
    return current.get(id);
  }

  return (
    <div class="take-photo">
      {isAlive.value
        ? (
          <label class="button second file-button">
            <Icon name="camera" /> {words.add}{" "}
            <span class="hidden-words">{fill(words.addAt, { place })}</span>
            <input
              type="file"
              class="hidden-words"
              multiple
              accept={PICKED_TYPES}
              onChange={({ currentTarget }) => {
                const files = [...currentTarget.files ?? []];
                currentTarget.value = "";
                void add(files);
              }}
            />
          </label>
        )
        : (
          <a class="button second" href={href}>
            <Icon name="camera" /> {words.add}{" "}
            <span class="hidden-words">{fill(words.addAt, { place })}</span>
          </a>
        )}
      {asked.value.map((prepared, n) => (
        <div key={n} role="alert">
          <p>{words.mayTellPlace}</p>
          <p class="row">
            <button
              class="button second slim"
              type="button"
              onClick={() => answer(prepared, true)}
            >
              {words.sendAnyway}
            </button>
            <button
              class="button second slim"
              type="button"
              onClick={() => answer(prepared, false)}
            >
              {words.doNotSend}
            </button>
          </p>
        </div>
      ))}
      <div role="status">
        {preparing.value > 0 && <p class="soft small">{words.preparing}</p>}
        {photos.value.length > 0 && (
          <ul class="taken-photos">
            {photos.value.map((photo) => (
              <li key={photo.id}>
                {previewOf(photo) && <img src={previewOf(photo)} alt="" />}
                <p>
                  <strong>{fill(words[photo.kind], { place })}</strong>{" "}
                  {photo.refusal ?? (sending.value === photo.id ? words.sending : words.waits)}{" "}
                  <button
                    class="button second slim"
                    type="button"
                    onClick={() => void dropPhoto(photo.id).then(show)}
                  >
                    {words.takeBack}
                  </button>
                </p>
              </li>
            ))}
          </ul>
        )}
        {sent.value > 0 && (
          <p>
            {sent.value === 1 ? words.oneSent : fill(words.manySent, { count: sent.value })}
          </p>
        )}
        {problem.value && <p class="field-error">{problem.value}</p>}
      </div>
    </div>
  );
}
