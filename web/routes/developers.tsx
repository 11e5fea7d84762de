import { page } from "fresh";
import { developerExamples, examplePrelude } from "shared/developer_examples.ts";
import { define } from "../utils.ts";
import { developers as words } from "../words/en/developers.ts";

export const handlers = define.handlers({
  GET: ({ state }) => {
    state.title = words.title;
    state.description = words.description;
    return page({ publicUrl: state.publicUrl });
  },
});

export default define.page<typeof handlers>(({ data: { publicUrl } }) => (
  <div lang="en">
    <h1>{words.title}</h1>
    <p class="lead">{words.lead}</p>
    <h2>{words.keys.title}</h2>
    {words.keys.says.map((sentence) => <p key={sentence}>{sentence}</p>)}
    <Code label={words.keys.title}>Authorization: Bearer floodline_key_…</Code>
    <p>{words.keys.limits}</p>
    <p>
      <a href="/api/docs">{words.reference}</a>
      {words.referenceAfter}
    </p>
    <h2>{words.open311.title}</h2>
    <p>
      {words.open311.says}
      <a href="/api/open311/discovery.xml">/api/open311/discovery.xml</a>
      {words.open311.after}
    </p>
    <h2>{words.examples.title}</h2>
    <p>{words.examples.says}</p>
    <h3>{words.examples.prelude}</h3>
    <Code label={words.examples.prelude}>{examplePrelude(publicUrl)}</Code>
    {developerExamples(publicUrl).map(({ name, curl, js }) => (
      <section key={name} aria-labelledby={`example-${name}`}>
        <h3 id={`example-${name}`}>{words.names[name]}</h3>
        {curl && <Code label={`${words.names[name]}: ${words.inShell}`}>{curl}</Code>}
        <Code label={`${words.names[name]}: ${words.inJavaScript}`}>{js}</Code>
      </section>
    ))}
  </div>
));

/** Long lines are scrolled to, also by the keyboard. */
function Code({ label, children }: { label: string; children: string }) {
  return (
    <pre class="code-example" tabIndex={0} role="region" aria-label={label}>
      <code>{children}</code>
    </pre>
  );
}
