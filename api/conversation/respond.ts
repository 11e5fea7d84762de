// What a resident's text leads to, and what is answered.
import type { Language } from "shared/languages.ts";
import { dropQueued, reachAgain } from "shared/server/outbox/owners.ts";
import { WORDS } from "shared/server/words/words.ts";
import { isBlocked } from "../sessions/blocked.ts";
import type { Deps } from "../deps.ts";
import { changeMe, getMe } from "../me/me.ts";
import {
  changeLanguage,
  chooseAhead,
  chooseBroadcasts,
  chooseTides,
  followZip,
  hasGauge,
  pauseAlerts,
  resumeAlerts,
  setLevel,
  unfollowZips,
} from "./choices.ts";
import { type Conversation, type InboundText, startConversation } from "./conversation.ts";
import { answerPhotos, keepPhotos } from "./photos.ts";
import { type LastQuestion, type Meaning, readMeaning } from "./meaning.ts";
import { hasNews } from "./news.ts";
import {
  findQuestion,
  findStopQuestion,
  findSubscriber,
  findWetQuestion,
  resubscribe,
  type Subscriber,
  unsubscribe,
} from "./sql.ts";
import { writeStatusReply } from "./status_reply.ts";
import { findOpenQuestion, openSince, takeDepthAnswer } from "./depth_answer.ts";
import { findAnsweredQuestion, takeReply } from "./staff_question.ts";
import { sayStill } from "./still.ts";
import { takeWetAnswer } from "./wet_answer.ts";
import type { Wish } from "./wishes.ts";

export interface TextResponse {
  userId: string | null;
  language: Language;
  /** A wish's kind; "photo"; "howDeep" where the answer asks for the depth on a photo. */
  wish: string;
  /** Undefined: nothing is answered. */
  body?: string;
}

/** Doing it twice is harmless: the carrier may hand us the same text again. */
export async function respondToText(deps: Deps, text: InboundText): Promise<TextResponse> {
  const subscriber = await findSubscriber(deps.sql, text.phone);
  const { wish, byCarrier } = readMeaning(text, await findLastQuestion(deps, text, subscriber));
  if (!subscriber) return respondToStranger(deps, { wish, byCarrier });
  await reachAgain(deps.sql, subscriber.id);
  const talk = startConversation(deps, text, {
    me: await getMe(deps.sql, subscriber.id),
    byCarrier,
  });
  const { kind, body } = subscriber.unsubscribedAt
    ? await respondAfterStop(talk, wish)
    : await respondTo(talk, wish);
  const language = wish.kind === "language" && body ? wish.language : talk.me.language;
  return { userId: subscriber.id, language, wish: kind, body };
}

interface Outcome {
  kind: string;
  body?: string;
}

/** The newest: "yes" and "no" are answers to it. */
async function findLastQuestion(
  { sql, now }: Deps,
  { phone }: InboundText,
  subscriber: Subscriber | undefined,
): Promise<LastQuestion> {
  const since = openSince(now());
  const [water, wet, stop] = await Promise.all([
    subscriber && findQuestion(sql, { userId: subscriber.id, phone, since }),
    subscriber && findWetQuestion(sql, { userId: subscriber.id, since }),
    findStopQuestion(sql, phone, since),
  ]);
  const asked = Object.entries({ water, wet, stop }) as [
    Exclude<LastQuestion, undefined>,
    { askedAt: Date } | undefined,
  ][];
  const open = asked.flatMap(([question, found]) => found ? [{ question, ...found }] : []);
  return open.sort((a, b) => +b.askedAt - +a.askedAt)[0]?.question;
}

function respondToStranger(
  { publicUrl }: Deps,
  { wish: { kind }, byCarrier }: Meaning,
): TextResponse {
  const { reply } = WORDS.en;
  const silent = SILENT.has(kind) || (byCarrier && kind !== "start");
  const body = kind === "stop"
    ? reply.stopped
    : kind === "maybeStop"
    ? reply.askStop
    : kind === "help"
    ? reply.help({
      host: new URL(publicUrl).host,
      hasNews: false,
      hasAhead: false,
      hasTides: false,
    })
    : reply.stranger({ link: `${publicUrl}/sign-in` });
  return { userId: null, language: "en", wish: kind, body: silent ? undefined : body };
}

const SILENT: ReadonlySet<string> = new Set(["reaction", "thanks"]);

/** Silence, but for who comes back or asks for help. */
async function respondAfterStop(talk: Conversation, wish: Wish): Promise<Outcome> {
  const { kind } = wish;
  // YES is among Twilio's words for START, whatever it answers.
  const isBack = kind === "start" || kind === "yes" || kind === "wet" && talk.byCarrier;
  if (isBack) return { kind, body: await startAlerts(talk) };
  if (kind === "help") return { kind, body: await sayHelp(talk) };
  if (kind === "stop") await endAlerts(talk);
  // Heard without a word, for the day that they come back.
  if (wish.kind === "broadcasts") await chooseBroadcasts(talk, wish.wanted);
  if (wish.kind === "ahead") await chooseAhead(talk, wish.wanted);
  if (wish.kind === "tides") await chooseTides(talk, wish.wanted);
  return { kind };
}

async function respondTo(talk: Conversation, wish: Wish): Promise<Outcome> {
  const { kind } = wish;
  const isDone = kind === "stop" || talk.byCarrier;
  const isReport = kind === "water" || kind === "still" || kind === "wet" ||
    talk.text.media.length > 0;
  if (isReport && !isDone && await isBlocked(talk.deps.sql, talk.me.id)) {
    return { kind, body: talk.words.reply.blocked };
  }
  if (talk.text.media.length > 0 && !isDone) return await respondToPhotos(talk, wish);
  if (!isDone) {
    const depth = await findOpenQuestion(talk);
    const question = await findAnsweredQuestion(talk, wish, depth?.askedAt);
    if (question && !await isBlocked(talk.deps.sql, talk.me.id)) {
      return { kind: "reply", body: await takeReply(talk, wish, question) };
    }
  }
  switch (wish.kind) {
    case "stop":
      return { kind, body: await endAlerts(talk) };
    case "start":
      return { kind, body: await startAlerts(talk) };
    case "yes":
      return { kind, body: await findOpenQuestion(talk) && talk.words.reply.howDeep };
    case "help":
      return { kind, body: await sayHelp(talk) };
    case "status":
      return { kind, body: await writeStatusReply(talk) };
    case "pause":
      return { kind, body: await pauseAlerts(talk) };
    case "resume":
      return { kind, body: await resumeAlerts(talk) };
    case "follow":
      return { kind, body: await followZip(talk, wish) };
    case "level":
      return { kind, body: await setLevel(talk, wish) };
    case "broadcasts":
      return { kind, body: await chooseBroadcasts(talk, wish.wanted) };
    case "ahead":
      return { kind, body: await chooseAhead(talk, wish.wanted) };
    case "tides":
      return { kind, body: await chooseTides(talk, wish.wanted) };
    case "language":
      return { kind, body: await changeLanguage(talk, wish.language) };
    case "water": {
      const question = await findOpenQuestion(talk, wish.zip);
      if (!question) break;
      return { kind, body: await takeDepthAnswer(talk, wish, question) };
    }
    case "still":
      return { kind, body: await sayStill(talk) };
    case "wet":
      return { kind, body: await takeWetAnswer(talk, wish.answer) };
    case "unfollow":
      return { kind, body: await unfollowZips(talk, wish.zips) };
    case "maybeStop":
      return { kind, body: talk.words.reply.askStop };
    case "reaction":
    case "thanks":
      return { kind };
  }
  return { kind: "unknown", body: talk.words.reply.notUnderstood };
}

async function respondToPhotos(talk: Conversation, wish: Wish): Promise<Outcome> {
  const kept = await keepPhotos(talk);
  const question = await findOpenQuestion(talk, wish.kind === "water" ? wish.zip : undefined);
  if (wish.kind === "water") {
    return { kind: wish.kind, body: await takeDepthAnswer(talk, wish, question) };
  }
  if (kept === 0) {
    const link = `${talk.deps.publicUrl}/report`;
    return { kind: "photo", body: talk.words.reply.photoNotReadable({ link }) };
  }
  const { body, asks } = await answerPhotos(talk, question);
  return { kind: asks ? "howDeep" : "photo", body };
}

/** The one confirmation that may follow a STOP, where Twilio did not send its own. */
async function endAlerts(
  { deps, me, byCarrier, words, now }: Conversation,
): Promise<string | undefined> {
  const isFirst = await deps.sql.begin(async (tx) => {
    const isFirst = await unsubscribe(tx, me.id, { now, byCarrier });
    await dropQueued(tx, me.id, now);
    return isFirst;
  });
  return isFirst && !byCarrier ? words.reply.stopped : undefined;
}

/** Says that alerts come only where they do: a pause ends with it, a list without places is told of. */
async function startAlerts(
  { deps, me, byCarrier, words }: Conversation,
): Promise<string | undefined> {
  const { blockedByCarrier } = await resubscribe(deps.sql, me.id);
  if (me.pausedUntil) await changeMe(deps, me.id, { paused: false });
  if (blockedByCarrier || byCarrier) return undefined;
  const link = `${deps.publicUrl}/account`;
  if (!me.consentVersion) return words.reply.consentNeeded({ link });
  return me.places.length === 0 ? words.reply.noPlaces : words.reply.started;
}

async function sayHelp({ deps, me, byCarrier, words }: Conversation): Promise<string | undefined> {
  if (byCarrier) return undefined;
  const { host } = new URL(deps.publicUrl);
  const isReached = !me.unsubscribedAt;
  return words.reply.help({
    host,
    hasNews: await hasNews(deps.sql, me),
    hasAhead: me.wantsAhead === true && isReached,
    hasTides: me.wantsTides === true && hasGauge(me) && isReached,
  });
}
