// "A revocation in any reasonable words counts": in English, Spanish and Chinese. It counts where
// 1. the whole text is a wish to leave: STOP and its like, with words beside it that change nothing;
// 2. a clause says it of our texts, whatever else is said ("I moved. Don't text me.");
// 3. a clause is such a wish alone, or a reason of one's own stands before or after it, and nothing
//    else in the text speaks of water: "Stop! The street is flooded" may be said to anybody.
// Who wants less ("don't text me at night") is asked. What is left of such words in a text makes it unclear, which asks; see `isUnclear`.
import { plain, plainClauses, wordSet, wordsWithout } from "./plain.ts";
import { hasStopPhrase } from "./stop_phrases.ts";

/** Words that Twilio acts on and answers by itself, before it tells us. */
const TWILIO_STOPS = wordSet("stop unsubscribe end quit stopall cancel revoke optout");

/** Whether Twilio has confirmed a STOP already, and would block an answer of ours. */
export function isAnsweredByTwilio(text: string): boolean {
  return TWILIO_STOPS.has(text.trim().toLowerCase());
}

export function isStop(text: string): boolean {
  const whole = plain(text);
  if (isBareStop(whole)) return !PARTIAL.test(whole);
  const clauses = plainClauses(text);
  if (clauses.some((clause) => hasStopPhrase(clause) && !PARTIAL.test(clause))) return true;
  return clauses.some((clause) => isBareStop(clause) || isStopWithReason(clause)) &&
    !clauses.some((clause) => WATER.test(clause) || PARTIAL.test(clause));
}

/** Words of leaving, of which nobody can say whether they are meant so: then one question is asked. */
export function isUnclear(text: string): boolean {
  const whole = plain(text);
  if (isBareStop(whole) || /[🛑⛔✋🚫]/u.test(text)) return true;
  const clauses = plainClauses(text);
  return clauses.some((clause) =>
    UNCLEAR.test(clause) || UNCLEAR_CHINESE.test(clause.replaceAll(" ", "")) ||
    isBareStop(clause) || isUndo(clause) || hasStopPhrase(clause)
  );
}

/** The words of a wish to leave, and words that change nothing. "The rain will not stop" is none. */
export function isBareStop(plainText: string): boolean {
  if (isUndo(plainText) || /\besta (muy )?alto/.test(plainText)) return false;
  if (WHOLE_TEXTS.has(plainText) || CHINESE.test(plainText.replaceAll(" ", ""))) return true;
  // "STOP 11231" says it of all: better one alert too few than one too many.
  const words = wordsWithout(FILLERS, mendDictation(plainText).replace(/\b\d{5}\b/g, ""));
  return words.length > 0 && words.every((word) => STOPS.has(word));
}

/** As phones write down what they hear: "stop period", "un subscribe", "stop massaging me". */
function mendDictation(plainText: string): string {
  return plainText
    .replace(
      /(?: (?:period|full stop|exclamation (?:point|mark)|punto|signo de exclamacion|句号|感叹号))+$/,
      "",
    )
    .replace(/\bun ?(?:subscribed?|scribe)\b/g, "unsubscribe")
    .replace(/\bopt? (?:out|our|oit)\b/g, "optout")
    .replace(/\b(?:massaging|texing|testing|taxing)\b/g, "texting")
    .replace(/^(stop|quit|end) tex$/, "$1 text");
}

/** "Stop I moved", "not the owner please stop": without a mark between them. */
function isStopWithReason(clause: string): boolean {
  return /^(i|we) (already |just |have )?(said|told you( to)?|asked you to|want( you)? to) (please )?(stop|quit|leave|unsubscribe)( it| this| already| please)*$/
    .test(clause) ||
    /^(please |pls )?(stop|unsubscribe|end|quit)( it| this| now| please| pls| all)* (i|im|ive|we|my|you|u|youre|not|this is|this isnt|wrong|because|cuz)\b/
      .test(clause) ||
    /\b(i|im|ive|we|my|me|not|you|u)\b.* (please|pls|plz|so|just) stop( it| now| this| please| thanks)*$/
      .test(clause) ||
    /\b(me|mi|yo|vivo|soy|no)\b.* (por favor|favor de) (parar?|paren|pare|alto|cancelar|cancelen)$/
      .test(clause);
}

/** "Cancel that": something else is to be undone. */
function isUndo(plainText: string): boolean {
  return UNDO.test(plainText) ||
    /^(请|請)?(取消|删除|刪除|撤销|撤銷)(这个|這個|那个|那個|它|一下)(吧)?$/.test(plainText);
}

const UNDO =
  /^(ok |okay |please |pls |no |sorry )*(cancel|remove|end|revoke|terminar|terminen|cancelar|cancela|cancele|cancelen|detener) (that|it|this|those|them|eso|esto|ese)( please| pls| por favor| thanks| now)*$/;

const STOPS = wordSet(
  "stop stopall unsubscribe end quit cancel revoke optout stopp sotp stpo stahp",
  "unsubscribed unsub unsuscribe unsubcribe unsubscibe discontinue cease remove desist",
  "alto basta parar pare paren parad cancelar cancele cancelen cancela detener detenga detengan detenganse parense",
  "detente terminar termine desuscribir desuscribirme desuscribanme desinscribir",
  "arret arreter",
);

/** Alone they ask to leave; among others they mean many things. */
const WHOLE_TEXTS: ReadonlySet<string> = new Set(
  [
    "para|baja|salir|quiero salir|off|td|st 0 p|拒收|拒收短信|停|滚|滾|够了|夠了|leave|delete|delete me|unfollow all|i quit|i want out",
    "stop 2 end|stop to end|para ya|ya para|ya paren|turn off|turn it off|turn this off",
    "turn them off|enough|enough already|no more|no more please|please no more|no more thanks",
    "no more thank you|ya no|ya no mas|no mas|no mas por favor|por favor no mas|no mas gracias",
    "no texts|no messages|no alerts|no texts please|no messages please|no alerts please",
    "no mensajes|no mensajes por favor|no alertas por favor",
  ].join("|").split("|"),
);

const FILLERS = wordSet(
  "a again all any am at can could everything for forever from get getting hello hey hi i id im",
  "immediately it just kindly list me messages message messaging msg msgs my now number of off ok",
  "okay on out phone please pls plz receive receiving right sending send sent service sir sms",
  "subscription subscribe text texts texting thank thanks that the them these this those to txt",
  "reply txts want wish with would you your alert alerts notification notifications floodline contacting",
  "shit crap bullshit nonsense how do need already asap mam maam dear team u r ur ty thx bye goodbye",
  "ahora al aviso avisos alerta alertas con de del el ella en enviar enviarme enviando envien",
  "escribir escribirme esta este estas estos favor gracias la las lista los mandar mandarme",
  "mandando mas me mensaje mensajes mi mis molestar numero por que quiero deseo recibir recibirlos",
  "servicio si su sus suscripcion telefono texto textos toda todas todo todos un una ya y hola",
);

/** Without spaces between words; polite and filling characters may stand around the wish. */
const CHINESE = new RegExp(
  "^(请|請|麻烦|麻煩|我要|我想|帮我|幫我|你好|您好)*" +
    "(停止|退订|退訂|取消订阅|取消訂閱|取消|终止|終止|不要再发|不要再發|不要发|不要發|别再发|别再發|" +
    "别发|別發|不想再收|不想收|不再接收|不要再给我发|不要再給我發|退出|解除订阅|解除訂閱)" +
    "(给我|給我|发送|發送|接收|这些|這些|所有|全部|短信|簡訊|简讯|信息|訊息|消息|警报|警報|提醒|" +
    "通知|订阅|訂閱|到|了|吧|啦|谢谢|謝謝)*$",
);

/** "Stop texting me at night": less is wanted, and perhaps none. */
const PARTIAL =
  /\b(nights?|night ?time|noches?|overnight|tonight|in the middle of|at \d+ ?[ap]m|light rain|any rain|small|unless|only|except|until|till|for now|for today|so early|so late|de noche|por la noche|en la noche|lluvia ligera|solo|excepto|hasta|por ahora|por hoy)\b|晚上|夜里|半夜|小雨|除非|只要/;

/** What a "Stop!" beside it may be about. */
const WATER =
  /\b(water|flood|flooded|flooding|rain|raining|rains|street|road|car|cars|drain|drains|sewer|deep|knee|ankle|waist|basement|storm|agua|lluvia|llueve|lloviendo|inunda|inundado|inundada|calle|carro|sotano|rodilla)\b|水|雨|淹|洪/;

/** Reasons to leave, without the wish; words of leaving that were not read as one. */
const UNCLEAR = new RegExp([
  "\\b(i|we|ive|weve) (have |just )?(moved|relocated)\\b",
  "\\b(dont|do not|no longer|not) (live|work|living|reside) (there|here|in|at|near)\\b",
  "\\b(sold|closed) (the|my|our) (house|home|shop|store|business|apartment|building|place)\\b",
  "\\btoo many (of )?(these |the |your )?(texts?|messages?|alerts?|msgs?|notifications?)\\b",
  "\\b(annoying|spam|scam|harassment|harassing|lawyer|ftc|fcc|tcpa)\\b",
  "\\bwhy (are|do|r) (you|u|yall) (still |keep |always )?(text|send|messag|bother|contact)\\w*\\b",
  "\\bhow (did|do) (you|u) (get|have) (my|this) (number|phone)\\b",
  "^no (thanks|thank you|thx|gracias|thankyou)$",
  "\\b(unsubscribe|unsub|opt ?out|do not disturb)\\b",
  "\\b(what|how) (do|can|should|would) i (text|send|reply|say|type|do|write)? ?to (stop|unsubscribe|opt out|end|cancel|quit)\\b",
  "\\bcomo (cancelo|dejo de recibir|me doy de baja|paro|termino|quito)\\b",
  "\\bget (me |us )?off (of )?(this|that|it|your|the)( \\w+)? (list|thing|texts|service)$|\\bget (me |us )?off (of )?(this|it)$",
  "\\b(delete|close|cancel|erase|remove|terminate|borr\\w+|elimin\\w+|cerrar|cierren?|cancel\\w+) (my|our|the|this|mi|la|esta) (account|profile|data|information|info|cuenta|perfil)\\b",
  "\\bmake (this|these|those|them|it|the (texts?|alerts?|messages?)) stop\\b(?! raining)",
  "^(please )?(stop|quit|pause|pare|paren|parar) (these |this |it |them )?(until|till|til|for|hasta|por)\\b",
  "^(fu|f you|fuck you|fuck off|screw you)$",
  "\\b(me mude|nos mudamos|ya no vivo|ya no vivimos|demasiados (mensajes|textos|avisos)|demasiadas alertas)\\b",
  "\\b(por que|porque) me (mandan|envian|escriben)\\b",
].join("|"));

const UNCLEAR_CHINESE =
  /搬家了|搬走了|我搬家|不住.{1,8}了|不住(这|這|那|在)|(怎么|怎麼|怎样|怎樣|如何)(取消|停止)|太多(短信|简讯|簡訊|信息|通知|提醒)|(退订|退訂|取消订阅|取消訂閱)|^(不用了?(谢谢|謝謝)?|不需要了?|不要了?)$|(为什么|為什麼|干嘛|幹嘛)(老|一直|总|總|还|還|要)*(给我|給我)?[发發]/;
