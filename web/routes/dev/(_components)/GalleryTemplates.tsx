import { NOW } from "shared/samples/moment.ts";
import { answerTemplate, templateTexts } from "shared/samples/templates.ts";
import { ReaderLanguage } from "@/words/reader.ts";
import { AnswerChoice } from "@/routes/district/reports/(_components)/AnswerChoice.tsx";
import { TemplateCard } from "@/routes/district/templates/(_components)/TemplateCard.tsx";
import { TemplateForm } from "@/routes/district/templates/(_components)/TemplateForm.tsx";
import { TemplatePreview } from "@/routes/district/templates/(_components)/TemplatePreview.tsx";
import { typedOf } from "@/routes/district/templates/(_components)/template_form.ts";
import { Piece } from "./Piece.tsx";

const TIME_ZONE = "America/New_York";

/** Answers to who sent a report; in English. */
export function GalleryTemplates() {
  const template = answerTemplate();
  const whole = answerTemplate({ id: "2", name: "In each language", words: WORDS });
  return (
    <ReaderLanguage.Provider value="en">
      <div lang="en" class="gallery-district">
        <Piece name="TemplateCard">
          <ul class="templates">
            <TemplateCard template={template} timeZone={TIME_ZONE} now={NOW} />
          </ul>
        </Piece>
        <Piece name="TemplateForm">
          <TemplateForm
            action="/dev/gallery"
            typed={typedOf(template)}
            errors={{ "words.es": "This looks like an official warning.", status: "Choose." }}
            checks={template.checks}
          />
        </Piece>
        <Piece name="TemplatePreview">
          <TemplatePreview texts={templateTexts()} />
        </Piece>
        <Piece name="AnswerChoice">
          <AnswerChoice templates={[template, whole]} hasUsual />
        </Piece>
      </div>
    </ReaderLanguage.Provider>
  );
}

const WORDS = { en: "Both grates are clear.", es: "Ya drena.", zh: "已清理。" };
