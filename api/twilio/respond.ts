// What a resident's text leads to, and what is answered.
import type { Language } from "shared/languages.ts";
import { dropQueued } from "shared/server/outbox/owners.ts";
import { WORDS } from "shared/server/words/words.ts";
import type { Deps } from "../deps.ts";
import { getMe } from "../me/me.ts";
import { follow, pause, resume, setLevel, speak } from "./choices.ts";
import { type Conversation, converse, type InboundText } from "./conversation.ts";
import { answerPhotos, keepPhotos } from "./photos.ts";
import { findReader, resubscribe, unsubscribe } from "./sql.ts";
import { tellStatus } from "./status.ts";
import { isAnsweredByTwilio } from "./stop_words.ts";
import { answerWater, findOpenQuestion } from "./water.ts";
import { readWish, type Wish } from "./wishes.ts";

export interface Response {
  userId: string | null;
  language: Language;
  /** A wish's kind; "photo"; "howDeep" where the answer asks for the depth on a photo. */
  wish: string;
  /** Undefined: nothing is answered. */
  body?: string;
}

/** Doing it twice is harmless: the carrier may hand us the same text again. */
export async function respond(deps: Deps, text: InboundText): Promise<Response> {
  const wish = readWish(text.body);
  const reader = await findReader(deps.sql, text.phone);
  if (!reader) return respondToStranger(deps, wish, text);
  const talk = converse(deps, text, await getMe(deps.sql, reader.id));
  const { kind, body } = reader.unsubscribedAt
    ? await respondAfterStop(talk, wish)
    : await respondTo(talk, wish);
  const language = wish.kind === "language" && body ? wish.language : talk.me.language;
  return { userId: reader.id, language, wish: kind, body };
}

interface Outcome {
  kind: string;
  body?: string;
}

function respondToStranger({ publicUrl }: Deps, { kind }: Wish, text: InboundText): Response {
  const { reply } = WORDS.en;
  const silent = kind === "reaction" || (kind === "stop" && isAnsweredByTwilio(text.body));
  const body = kind === "stop"
    ? reply.stopped
    : kind === "help"
    ? reply.help({ host: new URL(publicUrl).host })
    : reply.stranger({ link: `${publicUrl}/sign-in` });
  return { userId: null, language: "en", wish: kind, body: silent ? undefined : body };
}

/** Silence, but for who comes back or asks for help. */
async function respondAfterStop(talk: Conversation, wish: Wish): Promise<Outcome> {
  const { kind } = wish;
  if (kind === "start" || kind === "yes") return { kind, body: await start(talk) };
  if (kind === "help") return { kind, body: help(talk) };
  if (kind === "stop") await stop(talk);
  return { kind };
}

async function respondTo(talk: Conversation, wish: Wish): Promise<Outcome> {
  const { kind } = wish;
  if (talk.text.media.length > 0 && kind !== "stop") return await respondToPhotos(talk, wish);
  switch (wish.kind) {
    case "stop":
      return { kind, body: await stop(talk) };
    case "start":
      return { kind, body: await start(talk) };
    case "yes":
      return { kind, body: await findOpenQuestion(talk) && talk.words.reply.howDeep };
    case "help":
      return { kind, body: help(talk) };
    case "status":
      return { kind, body: await tellStatus(talk) };
    case "pause":
      return { kind, body: await pause(talk) };
    case "resume":
      return { kind, body: await resume(talk) };
    case "follow":
      return { kind, body: await follow(talk, wish) };
    case "level":
      return { kind, body: await setLevel(talk, wish) };
    case "language":
      return { kind, body: await speak(talk, wish.language) };
    case "water": {
      const question = await findOpenQuestion(talk, wish.zip);
      if (!question) break;
      return { kind, body: await answerWater(talk, wish, question) };
    }
    case "reaction":
      return { kind };
  }
  return { kind: "unknown", body: talk.words.reply.notUnderstood };
}

async function respondToPhotos(talk: Conversation, wish: Wish): Promise<Outcome> {
  const kept = await keepPhotos(talk);
  const question = await findOpenQuestion(talk, wish.kind === "water" ? wish.zip : undefined);
  if (wish.kind === "water") {
    return { kind: wish.kind, body: await answerWater(talk, wish, question) };
  }
  if (kept === 0) {
    const link = `${talk.deps.publicUrl}/report`;
    return { kind: "photo", body: talk.words.reply.photoNotReadable({ link }) };
  }
  const { body, asks } = await answerPhotos(talk, question);
  return { kind: asks ? "howDeep" : "photo", body };
}

/** The one confirmation that may follow a STOP, where Twilio did not send its own. */
async function stop({ deps, me, text, words, now }: Conversation): Promise<string | undefined> {
  const byCarrier = isAnsweredByTwilio(text.body);
  const isFirst = await deps.sql.begin(async (tx) => {
    const isFirst = await unsubscribe(tx, me.id, { now, byCarrier });
    await dropQueued(tx, me.id, now);
    return isFirst;
  });
  return isFirst && !byCarrier ? words.reply.stopped : undefined;
}

async function start({ deps, me, words }: Conversation): Promise<string | undefined> {
  const { blockedByCarrier } = await resubscribe(deps.sql, me.id);
  return blockedByCarrier ? undefined : words.reply.started;
}

function help({ deps, words }: Conversation): string {
  return words.reply.help({ host: new URL(deps.publicUrl).host });
}
