// What the words of a text ask for: in English, Spanish or Chinese, in any case, spacing and
// punctuation. Pure. The first that reads it: an end of a pause, a wish about broadcasts, one place less, a
// wish to leave, the keywords, a language, a place, a depth, thanks; then whether it may be a wish to leave.
import { readWantsAhead } from "./ahead_words.ts";
import { readWantsBroadcasts } from "./broadcast_words.ts";
import type { Language } from "shared/languages.ts";
import type { Level } from "shared/levels.ts";
import { readWater, type Water } from "./depth_words.ts";
import { meanings, plain, wordSet, wordsWithout } from "./plain.ts";
import { isReaction, isThanks, withoutQuote } from "./reactions.ts";
import { isStop, isUnclear } from "./stop_words.ts";
import { readWantsTides } from "./tide_words.ts";
import { readUnfollow } from "./unfollow.ts";

export type Wish =
  | { kind: "stop" | "start" | "help" | "status" | "pause" | "resume" }
  /** Joins again, or says that it floods: it depends on what was asked. */
  | { kind: "yes" }
  | { kind: "follow"; zip: string; level?: Level }
  /** Without a ZIP code: for all places. */
  | { kind: "level"; level: Level; zip?: string }
  | { kind: "language"; language: Language }
  /** The answer to "Is it flooding where you are?" */
  | { kind: "water"; water: Water; zip?: string }
  /** After an end, or a question: the reported water is still there. */
  | { kind: "still" }
  /** To "Still wet?"; read with the question alone (meaning.ts). */
  | { kind: "wet"; answer: "still" | "gone" }
  | { kind: "unfollow"; zips: string[] }
  /** What districts write, beside the alerts. */
  | { kind: "broadcasts"; wanted: boolean }
  /** A text when a watch is issued. */
  | { kind: "ahead"; wanted: boolean }
  /** Texts of high tides. */
  | { kind: "tides"; wanted: boolean }
  /** A phone tells that somebody liked a text of ours; or somebody thanks us. */
  | { kind: "reaction" | "thanks" }
  /** It may be a wish to leave: that is asked. */
  | { kind: "maybeStop" }
  | { kind: "unknown" };

export function readWish(body: string): Wish {
  if (isReaction(body)) return { kind: "reaction" };
  const text = withoutQuote(body);
  if (/^[?？]+$/.test(text.trim())) return { kind: "help" };
  const words = plain(text);
  if (isPlainWish(RESUMES, words)) return { kind: "resume" };
  const wanted = readWantsBroadcasts(words);
  if (wanted !== undefined) return { kind: "broadcasts", wanted };
  const wantsAhead = readWantsAhead(words);
  if (wantsAhead !== undefined) return { kind: "ahead", wanted: wantsAhead };
  const wantsTides = readWantsTides(words);
  if (wantsTides !== undefined) return { kind: "tides", wanted: wantsTides };
  const zips = readUnfollow(text);
  if (zips.length > 0) return { kind: "unfollow", zips };
  if (isStop(text)) return { kind: "stop" };
  if (STILL.test(words)) return { kind: "still" };
  for (const [kind, list] of PLAIN_WISHES) if (isPlainWish(list, words)) return { kind };
  return readLanguage(words) ?? readPlace(words) ?? readDepth(words) ?? readRest(text);
}

function readRest(text: string): Wish {
  if (isUnclear(text)) return { kind: "maybeStop" };
  return { kind: isThanks(text) ? "thanks" : "unknown" };
}

const STILL = new RegExp(
  "^(yes )?(?:(?:its|it is|it s|there is|theres|the (?:water|street) is|water is|we are|were) )?still" +
    "(?: (?:there|here|for|all|both|of|them|everywhere|wet|flooded|flooding|water|the|in|on|street|my|our|now|please|standing))*$" +
    "|^(si )?(?:todavia|aun)? ?(?:el agua )?sigue(?: (?:por|en|todos|todas|ambos|el|agua|ahi|aqui|alli|todavia|aun|inundado|inundada|igual))*$" +
    "|^(si )?(?:todavia|aun) (?:hay|esta|hay el) (?:agua|inundado|inundada|ahi|aqui)$" +
    "|^(?:全部|全|所有)?(?:水|都){0,2}(?:还|還|仍)(?:在|有水|有积水|有積水|淹|淹着|淹水|在淹)$",
);

const RESUMES = wordSet(
  "resume unpause continue reanudar reanuda continuar seguir 恢复 恢復 继续 繼續",
);

const PLAIN_WISHES = [
  [
    "start",
    wordSet(
      "start unstop subscribe restart join rejoin empezar iniciar comenzar 开始 開始 订阅 訂閱",
    ),
  ],
  ["yes", wordSet("yes yep yeah y si 是 是的 对")],
  ["help", wordSet("help info ayuda informacion 帮助 幫助 帮忙")],
  ["status", wordSet("status stat estado estatus 状态 狀態 情况 情況")],
  ["pause", wordSet("pause pausa pausar mute snooze 暂停 暫停")],
] as const satisfies [string, ReadonlySet<string>][];

/** The word alone, or with words that change nothing: "what is my status please". */
function isPlainWish(wishes: ReadonlySet<string>, text: string): boolean {
  const folded = text.replace(
    /^(end|stop|cancel|terminar|结束|結束|取消) ?(the |my |la |mi )?(pause|pausa|暂停|暫停)$/,
    "resume",
  );
  const words = wordsWithout(FILLERS, folded);
  return words.length > 0 && words.every((word) => wishes.has(word));
}

const FILLERS = wordSet(
  "a alerts all and day for get give hours is it me my now please pls receiving sending show texts",
  "thank thanks the them these us what whats 24 h again",
  "alertas cual de dame el en es favor gracias la las los mi mis por ver 请 請 谢谢 謝謝",
);

function readLanguage(text: string): Wish | undefined {
  const [first = "", ...rest] = splitKeyword(LANGUAGE_KEYWORDS, text);
  const isAsked = LANGUAGE_KEYWORDS.has(first);
  const code = isAsked && rest.length === 1 ? CODES.get(rest[0]!) : undefined;
  if (code) return { kind: "language", language: code };
  const said = isAsked ? rest : [first, ...rest];
  const [name = "", ...others] = wordsWithout(LANGUAGE_FILLERS, said.join(" "));
  const language = NAMES.get(name);
  return language && others.length === 0 ? { kind: "language", language } : undefined;
}

const LANGUAGE_KEYWORDS = wordSet("language lang idioma lengua 语言 語言");
const LANGUAGE_FILLERS = wordSet("in en to into please por favor el la 请 請 用 speak habla hablo");
const NAMES = meanings<Language>({
  en: "english ingles 英文 英语 英語",
  es: "spanish espanol castellano 西班牙语 西班牙語 西班牙文",
  zh: "chinese chino mandarin 中文 汉语 漢語 国语 國語 普通话 普通話",
});
const CODES = meanings<Language>({ en: "en", es: "es sp", zh: "zh cn" });

/** ZIP 11215, ZIP 11215 FLOOD, LEVEL HEAVY, LEVEL 11215 HEAVY; a ZIP code alone. */
function readPlace(text: string): Wish | undefined {
  const [first = "", ...rest] = splitKeyword(
    PLACE_KEYWORDS,
    text.replace("lluvia fuerte", "fuerte"),
  );
  const isLevel = LEVEL_KEYWORDS.has(first);
  const isZip = ZIP_KEYWORDS.has(first);
  const words = wordsWithout(PLACE_FILLERS, (isLevel || isZip ? rest : [first, ...rest]).join(" "));
  const zips = words.filter((word) => /^\d{5}$/.test(word));
  const others = words.filter((word) => !/^\d{5}$/.test(word));
  const levels = new Set(others.map((word) => LEVELS.get(word)));
  if (zips.length > 1 || levels.size > 1 || levels.has(undefined)) return undefined;
  const [zip] = zips;
  const [level] = levels;
  if (isLevel) return level && { kind: "level", level, ...(zip && { zip }) };
  if (!zip || (!isZip && level)) return undefined;
  return { kind: "follow", zip, ...(level && { level }) };
}

const LEVEL_KEYWORDS = wordSet("level nivel 级别 級別 等级 等級");
const ZIP_KEYWORDS = wordSet("zip zipcode follow add codigo cp agregar anadir 邮编 郵編 关注 關注");
const PLACE_KEYWORDS = new Set([...LEVEL_KEYWORDS, ...ZIP_KEYWORDS]);
const PLACE_FILLERS = wordSet(
  "zip code rain risk only to set for at alerts please from my is postal de lluvias solo a para",
  "follow add 请 請",
);
const LEVELS = meanings<Level>({
  any: "any all light cualquier cualquiera toda lluvia 有雨 任何 任何雨 小雨",
  heavy: "heavy strong fuerte 大雨",
  flood: "flood floods flooding riesgo inundacion inundaciones 淹水 洪水",
});

/** "2", "2 knee", "knee 11215" */
function readDepth(text: string): Wish | undefined {
  const [zip, ...more] = text.split(" ").filter((word) => /^\d{5}$/.test(word));
  const water = readWater(zip ? text.replace(zip, "").replace(/ +/g, " ").trim() : text);
  if (!water || more.length > 0) return undefined;
  return { kind: "water", water, ...(zip && { zip }) };
}

/** Chinese has no space between a keyword and what follows: "级别大雨". */
function splitKeyword(keywords: ReadonlySet<string>, text: string): string[] {
  const keyword = [...keywords].find((word) =>
    /\p{Script=Han}/u.test(word) && text.startsWith(word)
  );
  if (!keyword) return text.split(" ");
  return [keyword, ...text.slice(keyword.length).trim().split(" ")];
}
