import type { AfterDocument, AfterSection } from "shared/after/document.ts";
import { after as words } from "@/words/en/district/after.ts";
import { AfterTables } from "./AfterTables.tsx";
import { Bars } from "./Bars.tsx";

/** An after-storm report on a screen and on paper: to its staff, and to whoever has its link. */
export function AfterView({ document }: { document: AfterDocument }) {
  return (
    <div class="after-report">
      <dl class="facts">
        {document.facts.map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
      <nav aria-label={words.contents} class="after-contents">
        <ul>
          {document.sections.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      {document.sections.map((section) => <Section key={section.id} section={section} />)}
      <footer class="soft small">
        {document.foot.map((sentence) => <p key={sentence}>{sentence}</p>)}
      </footer>
    </div>
  );
}

function Section(
  { section: { id, title, words: sentences, figures, drawing, tables, pictures } }: {
    section: AfterSection;
  },
) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {figures && (
        <dl class="figures">
          {figures.map(({ label, value, note }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                {value}
                <small>{note}</small>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {sentences.map((sentence) => <p key={sentence}>{sentence}</p>)}
      {drawing && <Bars drawing={drawing} />}
      {pictures && (
        <ul class="after-photos">
          {pictures.map(({ id, url, caption }) => (
            <li key={id}>
              <figure>
                <img src={url} alt={words.photoOf(caption)} />
                <figcaption class="small">{caption}</figcaption>
              </figure>
            </li>
          ))}
        </ul>
      )}
      {tables && <AfterTables tables={tables} />}
    </section>
  );
}
