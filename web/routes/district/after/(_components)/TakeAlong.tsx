import { pathTo } from "shared/path_to.ts";
import { after } from "@/words/en/district/after.ts";

const { take: words } = after;

/** @param query of the report: its files are asked for by the same */
export function TakeAlong({ query }: { query: string }) {
  const files = [
    ["reports.csv", words.reports],
    ["rain.csv", words.rain],
    ["reports.geojson", words.map],
  ] as const;
  return (
    <section aria-labelledby="take">
      <h2 id="take">{words.title}</h2>
      <p>{words.print}</p>
      <ul class="after-take">
        {files.map(([file, title]) => (
          <li key={file}>
            <a href={pathTo`/api/district/after/exports/${file}` + query}>{title}</a>
          </li>
        ))}
      </ul>
      <p class="hint">{words.hint}</p>
    </section>
  );
}
