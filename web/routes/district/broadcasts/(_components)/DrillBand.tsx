import { broadcast as words } from "@/words/en/district/broadcasts.ts";

/** Over every page of a drill, in a colour of its own. */
export function DrillBand({ isDrill }: { isDrill: boolean }) {
  return isDrill ? <p class="drill-band">{words.drillBand}</p> : null;
}
