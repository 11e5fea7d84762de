// Answers that a district keeps ready.
import type { AnswerTemplate, TemplateText } from "../api/district/templates.ts";

export const TEMPLATE_ID = "0199f000-0000-7000-8000-0000000000e1";

/** With a dear letter in English, Spanish that somebody has read, and no Chinese. */
export function answerTemplate(changes: Partial<AnswerTemplate> = {}): AnswerTemplate {
  return {
    id: TEMPLATE_ID,
    version: 1,
    name: "Grates <cleared>",
    status: "water_gone",
    words: { en: "It’s drained: both <grates> are clear.", es: "Ya drena.", zh: "" },
    checks: { es: { by: "Rosa M.", at: "2026-11-02T15:00:00Z" }, zh: null },
    texts: templateTexts(),
    changedAt: "2026-11-20T15:00:00Z",
    changedBy: { id: "0199f000-0000-7000-8000-0000000000aa", name: null, ending: "0123" },
    ...changes,
  };
}

export function templateTexts(): TemplateText[] {
  return [
    {
      language: "en",
      body: "FloodLine, from Red Hook, on your report for 11231 Brooklyn: It’s drained: both " +
        "<grates> are clear. Reply STOP to end",
      isOwn: true,
      parts: 3,
      costlyLetters: ["’"],
      partsWithout: 2,
      partsOfSeveral: 3,
    },
    {
      language: "es",
      body: "FloodLine, de Red Hook, sobre su reporte de 11231 Brooklyn: Ya drena.",
      isOwn: true,
      parts: 2,
      costlyLetters: [],
      partsWithout: 2,
      partsOfSeveral: 2,
    },
    {
      language: "zh",
      body: "FloodLine：商业区表示，您报告的11231 Brooklyn积水已退。",
      isOwn: false,
      parts: 3,
      costlyLetters: [],
      partsWithout: 3,
      partsOfSeveral: 3,
    },
  ];
}
