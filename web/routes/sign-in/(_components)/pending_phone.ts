// The number that a code was just sent to, between the two steps of signing in: in a cookie that no
// script sees and that only these pages get, because an address would end up in logs.
const NAME = "floodline_signing_in";
const SECONDS = 10 * 60;

interface PendingPhone {
  /** As typed. */
  phone: string;
  /** Of the wording whose box was ticked, for asking for another code. */
  consentVersion?: string;
}

/** The Set-Cookie line. `origin` is where browsers see the site. */
export function keepPhone(pending: PendingPhone, origin: string | null): string {
  return line(encodeURIComponent(JSON.stringify(pending)), SECONDS, origin);
}

export function forgetPhone(origin: string | null): string {
  return line("", 0, origin);
}

export function findPhone(headers: Headers): PendingPhone | undefined {
  const value = headers.get("cookie")?.match(new RegExp(`(?:^|; )${NAME}=([^;]+)`))?.[1];
  if (!value) return undefined;
  try {
    const pending = JSON.parse(decodeURIComponent(value));
    return typeof pending?.phone === "string" ? pending : undefined;
  } catch {
    return undefined;
  }
}

/** "718 555 0123" → "••• ••• 0123" */
export function maskPhone(phone: string): string {
  return `••• ••• ${phone.replace(/\D/g, "").slice(-4)}`;
}

function line(value: string, maxAge: number, origin: string | null): string {
  const secure = origin?.startsWith("https:") ? "; Secure" : "";
  return `${NAME}=${value}; Path=/sign-in; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`;
}
