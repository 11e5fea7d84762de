import { page } from "fresh";
import type { ComponentChildren } from "preact";
import { define } from "../utils.ts";
import { WORDS, type Words } from "../words/words.ts";

export const handlers = define.handlers({
  GET: ({ state }) => {
    const { privacy } = WORDS[state.language].legal;
    state.title = privacy.title;
    state.description = privacy.description;
    return page();
  },
});

export default define.page<typeof handlers>(({ state }) => {
  const { privacy } = WORDS[state.language].legal;
  return (
    <>
      <h1>{privacy.title}</h1>
      <p class="lead">{privacy.lead}</p>
      <Kept {...privacy} />
      <Part title={privacy.phone.title}>
        {privacy.phone.items.map((item) => <li key={item}>{item}</li>)}
      </Part>
      <Part title={privacy.photos.title}>
        {privacy.photos.items.map((item) => <li key={item}>{item}</li>)}
      </Part>
      <Part title={privacy.seen.title}>
        {privacy.seen.rows.map(({ who, what }) => (
          <li key={who}>
            <strong>{who}</strong> {what}
          </li>
        ))}
      </Part>
      <Helpers {...privacy} />
      <Part title={privacy.cookies.title}>
        {privacy.cookies.items.map((item) => <li key={item}>{item}</li>)}
      </Part>
      <Can {...privacy} />
    </>
  );
});

type Privacy = Words["legal"]["privacy"];

function Part(props: { title: string; children: ComponentChildren }) {
  return (
    <>
      <h2>{props.title}</h2>
      <ul>{props.children}</ul>
    </>
  );
}

function Kept({ kept }: Privacy) {
  return (
    <>
      <h2>{kept.title}</h2>
      <table class="stacked">
        <thead>
          <tr>
            <th scope="col">{kept.what}</th>
            <th scope="col">{kept.purpose}</th>
            <th scope="col">{kept.howLong}</th>
          </tr>
        </thead>
        <tbody>
          {kept.rows.map(({ what, purpose, howLong }) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td>{purpose}</td>
              <td>{howLong}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Helpers({ helpers }: Privacy) {
  return (
    <Part title={helpers.title}>
      <li>
        <strong>Twilio</strong> {helpers.twilio}
      </li>
      <li>
        <strong>Amazon S3</strong> {helpers.s3}
      </li>
      <li>
        <strong>Open-Meteo</strong> {helpers.and} <strong>National Weather Service</strong>{" "}
        {helpers.weather}
      </li>
      <li>
        <strong>Sentry</strong> {helpers.sentry}
      </li>
    </Part>
  );
}

function Can({ can }: Privacy) {
  return (
    <Part title={can.title}>
      <li>
        {can.answer} <strong>STOP</strong> {can.texts} <strong>START</strong> {can.start}{" "}
        <strong>PAUSE</strong> {can.pause} <strong>HELP</strong> {can.help}
      </li>
      <li>
        <a href="/account/texts">{can.why}</a>
      </li>
      <li>
        <a href="/account">{can.account}</a>
      </li>
    </Part>
  );
}
