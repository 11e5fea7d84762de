// Phone numbers: those of the US and its territories, kept as E.164, shown masked. Only their shape
// is judged, and what can never take a text; the rest the carrier knows, long before any list does.
import parsePhoneNumber, { type PhoneNumber } from "libphonenumber-js/max";
import { plainDigits } from "../digits.ts";
import { AppError } from "./app_error.ts";

/**
 * "(718) 555-0123", "+1 718 555 0123", "００１ ７１８…" → "+17185550123".
 *
 * @throws AppError phoneNotSupported, with what is wrong under `phone`
 */
export function parsePhone(typed: string): string {
  const text = plainDigits(typed).replace(/^(tel|sms):/i, "").replace(/^(00|011)[\s().-]*/, "+");
  const number = parsePhoneNumber(text, "US");
  const mistake = number ? findMistake(number, text) : findLetters(text) ?? "phone";
  if (mistake) {
    throw new AppError("phoneNotSupported", { fields: { phone: ({ fields }) => fields[mistake] } });
  }
  return number!.number;
}

type Mistake = "phone" | "phoneLetters" | "phoneExtension" | "phoneAbroad" | "phoneNoTexts";

function findMistake(number: PhoneNumber, text: string): Mistake | undefined {
  const { country, countryCallingCode, ext, nationalNumber } = number;
  if (countryCallingCode !== "1") return "phoneAbroad";
  if (ext) return "phoneExtension";
  if (findLetters(text)) return "phoneLetters";
  if (!NANP.test(nationalNumber)) return "phone";
  if (NO_TEXTS.has(nationalNumber.slice(0, 3)) || /^...5551212/.test(nationalNumber)) {
    return "phoneNoTexts";
  }
  // An area code that is in no list yet may be of Canada; then the carrier refuses it.
  return country && !COUNTRIES.has(country) ? "phoneAbroad" : undefined;
}

function findLetters(text: string): "phoneLetters" | undefined {
  return /\p{L}/u.test(text) ? "phoneLetters" : undefined;
}

const COUNTRIES: ReadonlySet<string> = new Set(["US", "PR", "VI", "GU", "AS", "MP"]);

/** Area code and exchange: 2 to 9 first, neither an N11; the middle 9 is kept for longer numbers. */
const NANP = /^(?!.11)[2-9][0-8]\d(?!.11)[2-9]\d{6}$/;

/**
 * Area codes of services, not of people [nanpa.com, "Non-Geographic Services" and "Other Services"]:
 * personal and machine numbers, Canada's own, carriers', the government's, toll-free with what is
 * kept for more of it, and paid calls.
 */
const NO_TEXTS: ReadonlySet<string> = new Set([
  ...["500", "521", "522", "523", "524", "525", "526", "527", "528", "529"],
  ...["533", "544", "566", "577", "588"],
  ...["600", "622", "633", "644", "655", "677", "688"],
  ...["700", "710"],
  ...["800", "822", "833", "844", "855", "866", "877", "888"],
  ...["880", "881", "882", "883", "884", "885", "886", "887", "889"],
  "900",
]);

/** "+17185550123" → "••• ••• 0123" */
export function maskPhone(phone: string): string {
  return `••• ••• ${phone.slice(-4)}`;
}
