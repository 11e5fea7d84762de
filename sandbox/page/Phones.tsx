import type { SandboxState, TwilioMedia, TwilioMessage } from "../state/state.ts";
import { type Phone, phonesOf, readableNumber, stateWords, textParts } from "./phones.ts";
import { Time } from "./Time.tsx";

const SHOWN = 9;
const LISTED = 60;
const SHOWN_TEXTS = 60;

export function Phones({ state }: { state: SandboxState }) {
  const phones = phonesOf(state.messages, state.blocked);
  if (phones.length === 0) {
    return (
      <p class="empty">
        No texts yet. Sign in at{" "}
        <a href={`${state.publicUrl}/sign-in`}>{state.publicUrl.replace(/^https?:\/\//, "")}</a>
        {" "}
        with any US number, say 718 555 0123, and its phone appears here.
      </p>
    );
  }
  return (
    <>
      <div class="phones" id="phone-row">
        {phones.slice(0, SHOWN).map((phone) => (
          <PhoneFrame key={phone.number} phone={phone} media={state.media} />
        ))}
      </div>
      {phones.length > SHOWN && <OtherPhones phones={phones.slice(SHOWN)} />}
    </>
  );
}

function PhoneFrame(
  { phone: { number, isBlocked, messages }, media }: { phone: Phone; media: TwilioMedia[] },
) {
  const name = readableNumber(number);
  const id = number.slice(1);
  return (
    <article class="phone" aria-label={`Phone ${name}`} data-phone={number}>
      <header>
        <h3>{name}</h3>
        {isBlocked && <span class="blocked" title="Texts are refused with 21610">Said STOP</span>}
      </header>
      <ol class="thread" id={`thread-${id}`} tabIndex={0} aria-label={`Texts of ${name}`}>
        {messages.slice(-SHOWN_TEXTS).map((message) => (
          <Bubble
            key={message.sid}
            message={message}
            media={media.filter(({ messageSid }) => messageSid === message.sid)}
          />
        ))}
      </ol>
      {/* Forms apart: Enter in one form presses its first button. */}
      <form method="post" action="/page/answer" class="quick">
        <input type="hidden" name="from" value={number} />
        {["STOP", "HELP", "START"].map((word) => (
          <button key={word} type="submit" name="body" value={word}>{word}</button>
        ))}
      </form>
      <form method="post" action="/page/answer" class="write">
        <input type="hidden" name="from" value={number} />
        <input
          name="body"
          id={`answer-${id}`}
          placeholder="Text back"
          aria-label={`Text back from ${name}`}
          autoComplete="off"
        />
        <button type="submit" aria-label="Send">
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M12 20V5M5 12l7-7 7 7" />
          </svg>
        </button>
      </form>
      <form method="post" action="/page/answer" encType="multipart/form-data" class="photo">
        <input type="hidden" name="from" value={number} />
        <label>
          Send a photo
          <input
            type="file"
            name="photo"
            id={`photo-${id}`}
            accept="image/*,video/*"
            data-autosubmit
          />
        </label>
        <button type="submit" class="no-script">Send</button>
      </form>
    </article>
  );
}

/** One line each for those that changed less lately: a storm texts many. */
function OtherPhones({ phones }: { phones: Phone[] }) {
  return (
    <section class="others" aria-labelledby="others-title">
      <h3 id="others-title">
        {phones.length === 1 ? "One other phone" : `${phones.length} other phones`}
      </h3>
      <ul id="others" tabIndex={0}>
        {phones.slice(0, LISTED).map(({ number, messages }) => {
          const last = messages.at(-1)!;
          return (
            <li key={number} data-status={last.status}>
              <strong>{readableNumber(number)}</strong>
              <span class="last">{last.body}</span>
              <span class="receipt">
                <span class="state">{stateWords(last)}</span> <Time at={last.createdAt} />
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Bubble({ message, media }: { message: TwilioMessage; media: TwilioMedia[] }) {
  const isOwn = message.direction === "inbound";
  const parts = message.segments === 1 ? "" : `${message.segments} parts`;
  return (
    <li class={isOwn ? "own" : undefined} data-status={message.status}>
      {media.map(({ sid, contentType }) =>
        contentType.startsWith("image/")
          ? <img key={sid} class="texted" src={`/page/media/${sid}`} alt="Texted photo" />
          : <p key={sid} class="bubble">A file: {contentType}</p>
      )}
      {message.mediaCount > media.length && (
        <p class="bubble">
          {message.mediaCount === 1 ? "A photo" : `${message.mediaCount} photos`}, taken over
        </p>
      )}
      {message.body && (
        <p class="bubble">
          {textParts(message.body).map(({ kind, text }, i) =>
            kind === "code"
              ? <button key={i} type="button" class="code" data-copy={text}>{text}</button>
              : kind === "link"
              ? <a key={i} href={text}>{text}</a>
              : text
          )}
        </p>
      )}
      <p class="receipt">
        <span class="state">{stateWords(message)}</span> <Time at={message.createdAt} />
        {parts && ` · ${parts}`}
      </p>
    </li>
  );
}
