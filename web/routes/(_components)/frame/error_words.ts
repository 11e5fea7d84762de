import type { Words } from "@/words/words.ts";

interface ErrorWords {
  status: number;
  title: string;
  sentence: string;
}

/** What was thrown, for the person who meets it. An error of our own says nothing of its insides. */
export function errorWords(error: unknown, words: Words["frame"]["error"]): ErrorWords {
  const { status = 500, message = "" } = isHttpError(error) ? error : {};
  const kind = status in words.titles ? status : status < 500 ? 404 : 500;
  const sentence = status < 500 && message ? message : words.sentences[kind]!;
  return { status, title: words.titles[kind]!, sentence };
}

function isHttpError(error: unknown): error is { status: number; message: string } {
  return error instanceof Error && "status" in error && typeof error.status === "number";
}
