import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { TextArea, TextField } from "@/components/Field.tsx";
import { Notice } from "@/components/Notice.tsx";
import { ZipSearch } from "@/components/ZipSearch.tsx";
import { WORDS } from "@/words/words.ts";
import type { Language } from "shared/languages.ts";
import { Piece } from "./Piece.tsx";

export function GalleryForms({ language }: { language: Language }) {
  const { frame, landing } = WORDS[language];
  return (
    <>
      <Piece name="Buttons">
        <p class="row">
          <button class="button" type="button">{landing.texts.get}</button>
          <button class="button second" type="button">{frame.reportFlooding}</button>
          <button class="button danger" type="button">Danger</button>
          <button class="button slim" type="button">Slim</button>
          <button class="button" type="button" disabled>Disabled</button>
          <button class="link-button" type="button">Like a link</button>
        </p>
      </Piece>
      <Piece name="ErrorSummary">
        <ErrorSummary
          title={frame.error.problem}
          fields={{ "g-wrong": frame.lookUp.mistake }}
        />
      </Piece>
      <Piece name="TextField, TextArea">
        <TextField name="g-plain" label={frame.lookUp.label} value="11231" />
        <TextField name="g-hint" label="With a hint" hint="A hint says what is meant." />
        <TextField
          name="g-wrong"
          label="With a hint and an error"
          hint="A hint says what is meant."
          error={frame.lookUp.mistake}
          value="1123"
        />
        <TextArea name="g-area" label="Of several lines" value="Water over the curb." />
      </Piece>
      <Piece name="ZipSearch">
        <ZipSearch value="1123" error={frame.lookUp.mistake} />
      </Piece>
      <Piece name="Choices">
        <div class="choices">
          <label class="choice">
            <input type="radio" name="g-choice" checked />
            <span>
              Chosen<small>With more words below</small>
            </span>
          </label>
          <label class="choice">
            <input type="radio" name="g-choice" />
            <span>Not chosen</span>
          </label>
        </div>
        <label class="tick">
          <input type="checkbox" />
          <span>A box to tick</span>
        </label>
      </Piece>
      <Piece name="Notice">
        <Notice>
          <p>A sentence set apart.</p>
        </Notice>
        <Notice tone="good">
          <p>Something worked.</p>
        </Notice>
        <Notice tone="grave">
          <p>Something is wrong, or final.</p>
        </Notice>
      </Piece>
    </>
  );
}
