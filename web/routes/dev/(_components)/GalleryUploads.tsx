import type { ComponentChildren } from "preact";
import { Icon } from "@/components/Icon.tsx";
import { WORDS } from "@/words/words.ts";
import type { Language } from "shared/languages.ts";
import { Piece } from "./Piece.tsx";

/** What an island shows of its files: as it would be, without the island. */
export function GalleryUploads({ language }: { language: Language }) {
  const { media } = WORDS[language].report;
  const { states } = WORDS[language].offline.waiting.island;
  const { problem } = WORDS[language].frame.error;
  const words = [media.preparing, media.turn, media.waiting, media.ready];
  return (
    <>
      <Piece name="MediaPicker: each state of a file">
        <ul class="previews">
          {words.map((state) => (
            <File key={state} name="street.jpg">
              <p class="soft small">{state}</p>
            </File>
          ))}
          <File name="street.mp4">
            <progress value={0.4} aria-label={media.uploading} />
          </File>
          <File
            name="drone.mp4"
            actions={[media.sendAnyway, media.doNotSend]}
          >
            <p class="small">{media.mayTellPlace}</p>
          </File>
          <File name="street.heic">
            <p class="field-error">{problem}</p>
          </File>
        </ul>
      </Piece>
      <Piece name="WaitingReports: each state of a report">
        <ul>{Object.values(states).map((words) => <li key={words}>{words}</li>)}</ul>
      </Piece>
    </>
  );
}

interface FileProps {
  name: string;
  actions?: string[];
  children: ComponentChildren;
}

function File({ name, actions = [], children }: FileProps) {
  return (
    <li>
      <span class="thumb">
        <Icon name={name.endsWith("mp4") ? "video" : "camera"} size={28} />
      </span>
      <div>
        <p class="name">{name}</p>
        {children}
      </div>
      {actions.length > 0 && (
        <div class="row">
          {actions.map((words) => (
            <button key={words} type="button" class="link-button">{words}</button>
          ))}
        </div>
      )}
    </li>
  );
}
