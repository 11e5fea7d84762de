interface ErrorWords {
  status: number;
  title: string;
  sentence: string;
}

const TITLES: Record<number, string> = {
  403: "This page is not open to you",
  404: "This page is not here",
  500: "Something went wrong",
  503: "FloodLine cannot answer just now",
};

const SENTENCES: Record<number, string> = {
  403: "You may need to sign in with another number.",
  404: "Check the address, or start from the first page.",
  500: "The mistake is on our side, and we have been told. Please try again in a minute.",
  503: "Please try again in a minute.",
};

/** What was thrown, for the person who meets it. An error of our own says nothing of its insides. */
export function errorWords(error: unknown): ErrorWords {
  const { status = 500, message = "" } = isHttpError(error) ? error : {};
  const kind = status in TITLES ? status : status < 500 ? 404 : 500;
  const sentence = status < 500 && message ? message : SENTENCES[kind]!;
  return { status, title: TITLES[kind]!, sentence };
}

function isHttpError(error: unknown): error is { status: number; message: string } {
  return error instanceof Error && "status" in error && typeof error.status === "number";
}
