// What somebody typed into a form whose code had grown too old: kept until they are back with a new one. In
// a cookie that no script sees and that only the managers' pages get: a number stands in no address.
const NAME = "floodline_kept_form";
const SECONDS = 15 * 60;
/** A browser drops a cookie of more than 4 kB: whoever types so much types it again. */
const MOST_CHARACTERS = 3500;

interface Kept {
  /** Whose it is: on a shared browser nobody else gets it. */
  userId: string;
  /** Of the page that has the form. */
  path: string;
}

/** The Set-Cookie line; undefined: it is too long to be kept. */
export function keepForm(
  form: FormData,
  { userId, path, publicUrl }: Kept & { publicUrl: string },
): string | undefined {
  const fields = [...form].filter(([, value]) => typeof value === "string");
  const value = encodeURIComponent(JSON.stringify({ userId, path, fields }));
  return value.length > MOST_CHARACTERS ? undefined : line(value, SECONDS, publicUrl);
}

export function forgetForm(publicUrl: string): string {
  return line("", 0, publicUrl);
}

/** Undefined: none is kept of this page and person. */
export function findKeptForm(headers: Headers, { userId, path }: Kept): FormData | undefined {
  const value = headers.get("cookie")?.match(new RegExp(`(?:^|; )${NAME}=([^;]+)`))?.[1];
  if (!value) return undefined;
  try {
    const kept = JSON.parse(decodeURIComponent(value));
    if (kept.userId !== userId || kept.path !== path) return undefined;
    const form = new FormData();
    for (const [name, typed] of kept.fields) form.append(String(name), String(typed));
    return form;
  } catch {
    return undefined;
  }
}

function line(value: string, maxAge: number, publicUrl: string): string {
  const secure = publicUrl.startsWith("https://") ? "; Secure" : "";
  return `${NAME}=${value}; Path=/district; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`;
}
