// NEWS OFF, NEWS ON: whether somebody wants what districts write, beside their alerts. Pure. None of these
// is a word that the carrier acts on; whoever may mean all texts is told of STOP in the answer.
import { POLITE, wordsWithout } from "./plain.ts";

/** Of a plain text; undefined: it speaks of something else. */
export function readWantsBroadcasts(plainText: string): boolean | undefined {
  const words = wordsWithout(POLITE, plainText).join(" ");
  const han = words.replaceAll(" ", "");
  if (OFF.test(words) || CHINESE_OFF.test(han)) return false;
  if (ON.test(words) || CHINESE_ON.test(han)) return true;
  return undefined;
}

/** "Messages from the district" says whose they are; "messages" alone are all of ours. */
const OF_DISTRICT = "(?:(?:the |my |your )?(?:business )?(?:district|bid)s?)";
const DISTRICT_TEXTS = `(?:(?:the |any |all |more |your |these )*(?:${OF_DISTRICT} ` +
  "(?:news|messages?|texts?|updates?|broadcasts?)|(?:messages?|texts?|updates?|news) from " +
  `${OF_DISTRICT}|news))`;
const DEL_DISTRITO =
  "(?:(?:las |los |mas )*(?:noticias|mensajes|textos|avisos) (?:del|de los) distritos?)";

// "No news" and "sin noticias" may answer what somebody asked: they are not among these.
const OFF = new RegExp(
  "^(?:(?:the )?(?:district )?news ?(?:off|stop|end)" +
    `|(?:stop|end|quit|cancel|mute|turn off|switch off) (?:sending |getting )?(?:me )?${DISTRICT_TEXTS}` +
    `|(?:turn|switch) ${DISTRICT_TEXTS} off` +
    `|no (?:more )?${DISTRICT_TEXTS}(?<!^no news)` +
    "|(?:i )?(?:want )?(?:(?:the )?alerts? only|(?:only|just) (?:want )?(?:the |flood )*alerts?)" +
    "|noticias ?(?:no|off)|(?:ya )?no mas noticias|(?:apagar|apague|parar|pare|quitar|quite) (?:las )?noticias" +
    `|(?:ya )?no (?:mas |quiero |quiero recibir )?${DEL_DISTRITO}` +
    "|(?:solo|solamente|unicamente) (?:quiero )?(?:las )?alertas|alertas solo|alertas solamente)$",
);
const ON = new RegExp(
  "^(?:(?:the )?(?:district )?news ?(?:on|start)" +
    `|(?:start|resume|turn on|switch on) ${DISTRICT_TEXTS}|(?:turn|switch) ${DISTRICT_TEXTS} on` +
    "|noticias ?(?:si|on))$",
);
const CHINESE_OFF =
  /^(?:请|請)?(?:[关關](?:闭|閉|掉)?商[业業]?[区區]的?消息|[关關]消息|消息[关關]|[只仅僅](?:要|收|接收)警[报報]|不要商[业業]?[区區]的?消息|停止?商[业業]?[区區]的?消息)$/;
const CHINESE_ON = /^(?:请|請)?(?:打?[开開]商[业業]?[区區]的?消息|打?[开開]消息|消息[开開])$/;
