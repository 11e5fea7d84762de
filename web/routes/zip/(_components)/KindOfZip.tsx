import type { ZipPage } from "shared/api/zips.ts";
import { useWords } from "@/words/reader.ts";

/** What a ZIP code is that has no streets of its own; nothing of one that has. */
export function KindOfZip({ zip: { zip, city, state, isArea } }: { zip: ZipPage }) {
  const { kind } = useWords().zip;
  if (isArea) return null;
  return (
    <p class="notice">
      {isMilitaryPost(state) ? kind.military(zip) : kind.point(zip, city ?? zip)}
    </p>
  );
}

/** Army, fleet and diplomatic post offices: in the Americas, Europe and beyond, the Pacific. */
export function isMilitaryPost(state: string | null): boolean {
  return state === "AA" || state === "AE" || state === "AP";
}
