// "A revocation in any reasonable words counts": in English, Spanish and Chinese.
import { wordSet, wordsWithout } from "./plain.ts";

/** Words that Twilio acts on and answers by itself, before it tells us. */
const TWILIO_STOPS = wordSet("stop unsubscribe end quit stopall cancel revoke optout");

/** Whether Twilio has confirmed a STOP already, and would block an answer of ours. */
export function isAnsweredByTwilio(text: string): boolean {
  return TWILIO_STOPS.has(text.trim().toLowerCase());
}

/**
 * By the whole text, in its plain form: beside the wish itself it may have only words that change
 * nothing. "Please stop texting me" is one; "the rain will not stop" is none.
 */
export function isStop(plainText: string): boolean {
  if (WHOLE_TEXTS.has(plainText) || CHINESE.test(plainText.replaceAll(" ", ""))) return true;
  const folded = PHRASES.reduce((text, phrase) => text.replace(phrase, "stop"), plainText);
  // "STOP 11231" says it of all: better one alert too few than one too many.
  const words = wordsWithout(FILLERS, folded.replace(/\b\d{5}\b/g, ""));
  return words.length > 0 && words.every((word) => STOPS.has(word));
}

const STOPS = wordSet(
  "stop stopall unsubscribe end quit cancel revoke optout stopp sotp stpo stahp",
  "unsubscribed unsub unsuscribe unsubcribe unsubscibe discontinue cease remove",
  "alto basta parar pare paren parad cancelar cancele cancelen cancela detener detenga detengan",
  "detente terminar termine desuscribir desuscribirme desuscribanme desinscribir",
  "arret arreter",
);

/** Alone they ask to leave; among others they mean many things. */
const WHOLE_TEXTS = wordSet("para baja salir off td 停");

/** Wishes of several words, each folded into one STOP. */
const PHRASES = [
  /\bopt (me )?out\b/,
  /\b(do not|dont|never|no longer|quit|stop) (ever )?(text|txt|message|msg|contact|send|bother|spam)\b/,
  /\bno (more|longer) (texts?|txts?|messages?|msgs?|sms|alerts?|notifications?|of (this|these))\b/,
  /^no more( please| thanks| thank you)?$/,
  /\btake (me|my number|this number) off\b/,
  /\b(delete|erase) (me|my number|this number)\b/,
  /\bleave me alone\b/,
  /\bgo away\b/,
  /\bf(uck)? off\b/,
  /\b(this is )?(the |a )?wrong (number|person)\b/,
  /\b(i )?(do not|dont|no longer) (want|need|wish)( to)?( get| receive)?\b/,
  /\bturn (it |them |this )?off\b/,
  /^(please )?no mas( por favor| gracias)?$/,
  /\bno mas (mensajes?|textos?|alertas?|avisos?)\b/,
  /\bya no (quiero|deseo|me)\b/,
  /\bno (quiero|deseo|me|mande|manden|envie|envien|escriba|escriban)\b/,
  /\b(deje|dejen|deja) de\b/,
  /\b(darme|dar|darse|deme|denme) de baja\b/,
  /\b(quite|quiten|borre|borren|elimine|eliminen|saque|saquen)(me| me| mi)\b/,
];

const FILLERS = wordSet(
  "a again all any am at can could everything for forever from get getting hello hey hi i id im",
  "immediately it just kindly list me messages message messaging msg msgs my now number of off ok",
  "okay on out phone please pls plz receive receiving right sending send sent service sir sms",
  "subscription subscribe text texts texting thank thanks that the them these this those to txt",
  "txts want wish with would you your alert alerts notification notifications floodline contacting",
  "ahora al aviso avisos alerta alertas con de del el ella en enviar enviarme enviando envien",
  "escribir escribirme esta este estas estos favor gracias la las lista los mandar mandarme",
  "mandando mas me mensaje mensajes mi mis molestar numero por que quiero deseo recibir recibirlos",
  "servicio si su sus suscripcion telefono texto textos toda todas todo todos un una ya y",
);

/** Without spaces between words; polite and filling characters may stand around the wish. */
const CHINESE = new RegExp(
  "^(请|請|麻烦|麻煩|我要|我想|帮我|幫我)*" +
    "(停止|退订|退訂|取消订阅|取消訂閱|取消|终止|終止|不要再发|不要再發|不要发|不要發|别再发|別再發|" +
    "别发|別發|不想再收|不想收|不再接收|不要再给我发|不要再給我發|退出|解除订阅|解除訂閱)" +
    "(给我|給我|发送|發送|接收|这些|這些|所有|全部|短信|簡訊|简讯|信息|訊息|消息|警报|警報|提醒|" +
    "通知|订阅|訂閱|到|了|吧|啦|谢谢|謝謝)*$",
);
