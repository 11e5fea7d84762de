// What people write in their own words is tidied and counted in one way: by forms, pages and the API
// alike. Browsers send a line end as two characters and count it as one, so the count is of the text
// with "\n" alone. It is in code points, an emoji once, as PostgreSQL's char_length(), JSON Schema's
// `maxLength` and zod's max() have it; `maxlength` in HTML counts UTF-16 units, so never fewer.

/** One sign a line end, no space around it. */
export function tidy(text: string): string {
  return text.replace(/\r\n?/g, "\n").trim();
}

export function lengthOf(text: string): number {
  return [...tidy(text)].length;
}

/** PostgreSQL stores no NUL, and UTF-8 has no half of an emoji. */
export function isStorable(text: string): boolean {
  return !/[\0\p{Surrogate}]/u.test(text);
}
