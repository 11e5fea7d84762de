import { plainDigits } from "./digits.ts";

/** Four digits more say which street: FloodLine's places are whole ZIP codes. */
const AS_TYPED = /^(\d{5})(\s*[\p{Pd}\u2212\u30fc]?\s*\d{4})?\s*[\p{Pd}\u2212.,]?$/u;

/** "11231", " 11231-4105", "１１２３１", "11231–4105" → "11231"; undefined: it is none. */
export function readZip(typed: string): string | undefined {
  return AS_TYPED.exec(plainDigits(typed))?.[1];
}

/** What cannot be read stays as it is, for its author to mend. */
export function zipOr(typed: string): string {
  return readZip(typed) ?? typed.trim();
}
