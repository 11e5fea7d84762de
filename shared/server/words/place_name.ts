// Places as texts name them.

/** "11231 Brooklyn" */
export function placeName({ zip, city }: { zip: string; city: string | null }): string {
  return `${zip} ${plainName(city ?? "")}`.trim();
}

/**
 * In letters of GSM-7, which has é, ñ and ü: "Mayagüez" and "Cañon City" stay, "Peñón" becomes
 * "Peñon". One other letter would make the whole text twice as dear.
 */
export function plainName(name: string): string {
  return name.normalize("NFC")
    .replace(/[^A-Za-z .'\-éñüÉÑÜ]/g, (char) => char.normalize("NFKD"))
    .replace(/[^A-Za-z .'\-éñüÉÑÜ]/g, "")
    .replace(/\.{2,}/g, "")
    .replace(/ {2,}/g, " ");
}
