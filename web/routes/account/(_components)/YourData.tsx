import { EXPORT_KINDS } from "shared/api/people.ts";
import { pathTo } from "shared/path_to.ts";
import { useWords } from "@/words/reader.ts";

/** All that is held about somebody, to take along; and the way to have it deleted. */
export function YourData() {
  const { data, delete: { title } } = useWords().account;
  return (
    <section class="narrow" aria-labelledby="data">
      <h2 id="data">{data.title}</h2>
      <p>{data.what}</p>
      <p>
        <a class="button second" href="/api/me/export">
          {data.all}
        </a>
      </p>
      <p class="hint">{data.allHint}</p>
      <details>
        <summary>{data.tables}</summary>
        <p class="hint">{data.tablesHint}</p>
        <ul class="plain-links tables">
          {EXPORT_KINDS.map((kind) => (
            <li key={kind}>
              <a href={pathTo`/api/me/export/${kind}.csv`}>
                {data.kinds[kind]}
              </a>
            </li>
          ))}
        </ul>
      </details>
      <p>
        <a class="grave-link" href="/account/delete">{title}</a>
      </p>
    </section>
  );
}
