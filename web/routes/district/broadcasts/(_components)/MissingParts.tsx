import type { Broadcast } from "shared/api/district/broadcasts.ts";
import { broadcast, broadcasts } from "@/words/en/district/broadcasts.ts";

const { missing: words } = broadcast;
const { languages } = broadcasts;

/** What it lacks, each leading to where it is mended. Nothing where it is whole. */
export function MissingParts({ faults, editAt }: Pick<Broadcast, "faults"> & { editAt: string }) {
  if (faults.length === 0) return null;
  return (
    <section class="notice" aria-labelledby="missing">
      <h2 id="missing">{words.title}</h2>
      <ul>
        {faults.map((fault) => (
          <li key={`${fault.part}${"language" in fault ? fault.language : ""}`}>
            <a href={`${editAt}#${controlOf(fault)}`}>{faultWords(fault)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

type PartMissing = Broadcast["faults"][number];

function controlOf(fault: PartMissing): string {
  if (fault.part === "official") return `words.${fault.language}`;
  return fault.part === "words" ? "words.en" : fault.part;
}

function faultWords(fault: PartMissing): string {
  if (fault.part !== "official") return words.parts[fault.part];
  const found = fault.found.map((words) => `“${words}”`).join(", ");
  return words.official(languages[fault.language], found);
}
