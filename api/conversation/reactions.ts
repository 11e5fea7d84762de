// What wants no answer: a phone tells that somebody liked a text of ours, or somebody says thanks. Nothing
// inside a quotation is read: "Liked “Reply STOP to end”" ends nothing.
import { plain, wordSet, wordsWithout } from "./plain.ts";

/** Whether the text is a reaction to one of ours, as the phones of other makers are told of it. */
export function isReaction(text: string): boolean {
  const seen = visible(text).replace(/\s+/g, " ").trim();
  return VERBS.test(seen) || EMOJI_TO.test(seen) || isQuoteOfOurs(seen);
}

/** Google Messages sets its emoji between hair spaces and characters of no width. */
function visible(text: string): string {
  return text.replace(/[\u00ad\u180e\u200b\u200c\u200e\u200f\u2060-\u2064\ufeff]/g, "");
}

const QUOTE = '[“”"„«»‘「『《]';
const THING =
  "(?:an? |the |un[ao]? |el |la |tu |su |this |your |one |\\d+ |esta |este )*(?:image|images|photo|photos|picture|" +
  "movie|video|videos|audio|attachment|sticker|message|text|location|contact|link|gif|imagen|imágenes|foto|fotos|" +
  "película|vídeo|mensaje|archivo|audio|adjunto|ubicación|contacto|enlace)\\b.{0,20}$";
const EMOJI =
  "\\p{Extended_Pictographic}[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\u200d\\ufe0f]*";

/** iPhones and Androids, each in the language it is set to. */
const VERBS = new RegExp(
  "^(?:" + [
    `.{0,30}\\b(?:le|les|te|me) (?:gusta|encanta) ?(?:${QUOTE}|${THING})`,
    `用.{1,6}回[应應]了?.{0,6}${QUOTE}|添加了?.{1,10}${QUOTE}`,
    `(?:liked|loved|disliked|laughed at|emphasi[sz]ed|questioned|reacted (?:with )?.{1,30}? to|reacted to|` +
    `removed (?:an? |the )?.{1,30}? from|unliked) ?(?:${QUOTE}|${THING})`,
    `(?:(?:no )?(?:le|te|me|les) (?:ha )?(?:gust[oóa]|encant[oóa]|divirti[oó])|(?:se )?(?:ha )?(?:r[ií][oóe]|ri[oó]) (?:de|con)|` +
    "(?:le )?(?:dio|puso) (?:un )?(?:me gusta|like|importancia|énfasis) a|(?:ha )?(?:enfatiz|destac|exclam|cuestion|pregunt|dud|subray|remarc)" +
    "(?:[oó]|ado)(?: por| sobre| de)?|(?:ha )?reaccion(?:[oó]|ado)(?: con)? ?.{1,30}? a|" +
    "(?:elimin|quit|retir)[oó] (?:un |una |la |el )?.{1,30}? (?:de|a)|(?:mostr[oó]|puso) .{1,20} (?:a|en)) ?" +
    `(?:${QUOTE}|${THING})`,
    `(?:已|表示)?(?:不喜[欢歡]|喜[欢歡]|[赞讚]|[点點][赞讚]|[赞讚]好|[爱愛]|大笑|笑|[强強][调調]|[质質]疑|疑问|回[应應]|(?:移除|取消|[删刪]除|添加)了?.{0,8}(?:[赞讚心笑爱愛]|喜[欢歡]|回[应應]|表情)).{0,20}?` +
    `(?:${QUOTE}|(?:一|1)?(?:张|張|个|個|段|條|条)?(?:图片|圖片|图像|圖像|照片|视频|影片|相片|附件|消息|訊息)$)`,
    `(?:[说說]|[对對]|给|給)${QUOTE}.*[”"»」』]\\s*(?:[说說])?[赞讚]$`,
    `(?:移除|取消|[删刪]除)了?.{0,6}${QUOTE}.*[”"»」』].{0,8}$`,
    `(?:已)?(?:对|對|给|給|为|為|从|從|将|將) ?(?:${QUOTE}.*${QUOTE}|.{0,6}(?:图片|圖片|照片|视频|影片)) ?.{0,20}(?:赞|讚|喜|爱|愛|笑|回[应應]|[强強][调調]|疑|反应|反應)`,
  ].join("|") + ")",
  "isu",
);

/** "👍 to “…”", "👍 a “…”", "用 👍 回应了 “…”". */
const EMOJI_TO = new RegExp(
  `^\\P{L}{0,4}${EMOJI}\\P{L}{0,4}(?:to|a|en|对|對|回[应應]了?|给|給)\\P{L}{0,6}(?:${QUOTE}|${THING})`,
  "isu",
);

/**
 * Whatever the language: all our texts begin with our name, and a reaction has a few words before the
 * quotation and none after. "STOP “FloodLine: …”" is a wish of whoever quotes us.
 */
function isQuoteOfOurs(text: string): boolean {
  const [, before = "", after = ""] =
    text.match(/^([^“"„«「『]{0,40})[“"„«「『] ?FloodLine[^”"»」』]*[”"»」』]?(.*)$/is) ?? [];
  if (!/[“"„«「『] ?FloodLine/i.test(text)) return false;
  return !/\p{L}/u.test(after) && !KEYWORDS.test(plain(before));
}

/** The text without a quotation of one of ours. */
export function withoutQuote(text: string): string {
  return visible(text).replace(/[“"„«「『]\s?FloodLine[^”"»」』]*[”"»」』]?/gis, " ");
}

const KEYWORDS = /\b(stop|unsubscribe|cancel|start|help|status|pause|parar|alto|baja)\b|停|退订/;

/** "Thanks", "ok", a thumb: the end of a talk. */
export function isThanks(text: string): boolean {
  const words = plain(text);
  if (words === "") return isEmojiOnly(text);
  if (CHINESE_THANKS.test(words.replaceAll(" ", ""))) return true;
  const all = words.split(" ");
  return all.some((word) => THANKS.has(word)) &&
    wordsWithout(THANKS_FILLERS, words).every((word) => THANKS.has(word));
}

/** But those that call for help or tell of water. */
function isEmojiOnly(text: string): boolean {
  return /\p{Extended_Pictographic}/u.test(text) && !/[🆘🚨🌊💧💦🌧⛈☔❓❔🏊🚣]/u.test(text);
}

const THANKS = wordSet(
  "thanks thank thx thnx ty tysm tks ok okay okey k kk kay okie got cool great good nice perfect awesome appreciate",
  "appreciated noted understood copy roger wow np alright sure fine bless welcome",
  "gracias grax vale listo bueno entendido perfecto recibido excelente amable ok dale bien genial bendiga",
);
const THANKS_FILLERS = wordSet(
  "you youre your u so very much a lot it this that for the warning heads up alert alerts info update updates letting me us know",
  "i we really all guys team floodline will do job work to too be stay safe god have one day night again everyone",
  "muchas mil muchisimas de acuerdo por el la aviso alerta avisar avisarme su muy que dios le les los ustedes todo esta informacion",
);
const CHINESE_THANKS =
  /^(好|好的|好吧|好滴|嗯|嗯嗯|哦|收到|知道了|明白|明白了|了解|謝謝|谢谢|多谢|多謝|感谢|感謝|非常|十分|你|您|你们|了|啦|哈哈|辛苦了|没问题|太好了|提醒|的|通知)+$/;
