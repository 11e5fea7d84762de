// Phone numbers: US and Puerto Rico alone, kept as E.164, shown masked.
import parsePhoneNumber from "libphonenumber-js/max";
import { AppError } from "./app_error.ts";

const COUNTRIES = ["US", "PR"];

/**
 * "(718) 555-0123" → "+17185550123".
 *
 * @throws AppError phoneNotSupported for anything but a possible US or PR number
 */
export function parsePhone(typed: string): string {
  const number = parsePhoneNumber(typed, "US");
  if (!number?.isValid() || !COUNTRIES.includes(number.country ?? "")) {
    throw new AppError("phoneNotSupported", {
      fields: { phone: ({ fields }) => fields.phone },
    });
  }
  return number.number;
}

/** "+17185550123" → "••• ••• 0123" */
export function maskPhone(phone: string): string {
  return `••• ••• ${phone.slice(-4)}`;
}
