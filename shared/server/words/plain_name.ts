/**
 * A place's name in letters of GSM-7, which has é, ñ and ü: "Mayagüez" stays, "Cañon City" too,
 * "Peñón" becomes "Peñon". One other letter would make the whole text twice as dear.
 */
export function plainName(name: string | null): string {
  return (name ?? "").normalize("NFC")
    .replace(/[^A-Za-z .'\-éñüÉÑÜ]/g, (char) => char.normalize("NFKD"))
    .replace(/[^A-Za-z .'\-éñüÉÑÜ]/g, "");
}
