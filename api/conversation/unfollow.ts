// "Remove 11231": of one place, not of all.
import { plain, plainClauses, wordSet, wordsWithout } from "./plain.ts";
import { hasStopPhrase } from "./stop_phrases.ts";
import { isBareStop } from "./stop_words.ts";

/**
 * The ZIP codes that somebody wants to hear no more of; none: it is no such wish. "STOP 11231" says STOP, and
 * "I moved from 11231, stop texting me" gives a reason.
 */
export function readUnfollow(text: string): string[] {
  for (const clause of text.split(/[.!?;。！？；\n]+/)) {
    // "No more about 11231, only 11215": what is to stay is not to go.
    const [words = "", kept] = plain(clause).split(KEEP).map((part) => part.trim());
    const zips = words.match(/\b\d{5}\b/g) ?? [];
    if (zips.length === 0) continue;
    if (isUnfollow(words) || kept !== undefined && isBareStop(words)) return [...new Set(zips)];
  }
  return [];
}

function isUnfollow(clause: string): boolean {
  if (NEGATED.test(clause)) return false;
  const rest = clause.replace(/\b(stop|quit|dejar|deje|dejen) (following|de seguir)\b/, "unfollow")
    .replace(/\b\d{5}\b/g, "").replace(/ +/g, " ").trim();
  if (NO_MORE.test(clause)) return true;
  const isVerb = wordsWithout(FILLERS, rest);
  if (isVerb.length > 0 && isVerb.every((word) => VERBS.has(word))) return true;
  const han = clause.replaceAll(" ", "");
  if (CHINESE.test(han)) return true;
  if (REASON.test(clause)) return false;
  const isWish = isBareStop(rest) || plainClauses(rest).some(hasStopPhrase) || hasStopPhrase(rest);
  return isWish && (AT.test(clause) || /\d{5}的/.test(han));
}

const KEEP =
  /\b(?:but (?:not|keep)|keep|only|just|solo|solamente|except|excepto|menos|pero|still want|not)\b(?=.*\d{5})|(?:保留|只要|只留|除了)/;
/** "No more 11231", "stop 11231" beside one that is to stay. */
const NO_MORE =
  /^(?:please |pls )?(?:no more|no mas|ya no)(?: of| el| del| para)? (?:zip |cp )?\d{5}(?: please| pls| por favor)?$/;

const VERBS = wordSet(
  "remove delete drop take unfollow cancel erase unsubscribe unadd uncheck unwatch",
  "quitar quita quite quiten borrar borra borre borren eliminar elimina elimine eliminen sacar saca saque",
  "cancelar cancela cancele",
);
const FILLERS = wordSet(
  "zip code codes zipcode my list the please pls me out off for alerts alert from and of texts in area place follow",
  "i want to can you no longer thanks also",
  "el la los las codigo cp de mi por favor alertas mis lista y del para postal",
);
const CHINESE =
  /^(请|請|帮我|把|麻烦)*(取消关注|取消關注|不再关注|不再關注|删除|刪除|移除|删掉|去掉|取消|不看)(邮编|郵編|区号)?\d{5}|^(请|把|帮我)*(邮编|郵編)?\d{5}(取消关注|取消|删除|删掉|移除|去掉|不要)(了|吧)*$/;
/** "Stop texting me about 11231": a word of place stands before it. */
const AT =
  /\b(for|about|in|from|at|on|near|around|to|of|de|en|para|del|sobre|关于) (the |el |mi |my )?(zip |cp )?(code |codigo )?(postal )?\d{5}\b|\d{5} (alerts?|texts?|messages?|alertas|avisos)\b/;
const REASON = /\b(moved|move|live|lived|left|vivo|mude|mudamos|vivia)\b|搬/;
const NEGATED =
  /\b(dont|do not|never|not|no) (remove|delete|drop|unfollow|cancel|stop|quite|borre|elimine)\b|(不要|别)(取消|删除)/;
