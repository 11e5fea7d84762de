// AHEAD OFF, AHEAD ON: whether somebody wants a text when a watch is issued. Pure. None of these is a word that the
// carrier acts on; the answer names STOP.
import { POLITE, wordsWithout } from "./plain.ts";

/** Of a plain text; undefined: it speaks of something else. */
export function readWantsAhead(plainText: string): boolean | undefined {
  const words = wordsWithout(POLITE, plainText).join(" ");
  const han = words.replaceAll(" ", "");
  if (OFF.test(words) || CHINESE_OFF.test(han)) return false;
  if (ON.test(words) || CHINESE_ON.test(han)) return true;
  return undefined;
}

// "Go ahead" and "watch out" speak of something else.
const TEXTS = "(?:(?:a )?day ahead|ahead|(?:(?:the |any |all |flood |more )*watch(?:es)?))";
const OFF = new RegExp(
  `^(?:${TEXTS} ?(?:off|stop|end)` +
    `|(?:turn|switch) ${TEXTS} off|(?:turn|switch) off ${TEXTS}` +
    "|(?:stop|end|quit|cancel|mute|no) (?:the |any |all |more |flood )*watches" +
    "|(?:las )?vigilancias? ?(?:no|off)|(?:ya )?no (?:mas |quiero |quiero mas |quiero recibir )?vigilancias)$",
);
const ON = new RegExp(
  `^(?:${TEXTS} ?(?:on|start)|(?:turn|switch) ${TEXTS} on|(?:turn|switch) on ${TEXTS}` +
    "|(?:las )?vigilancias? ?(?:si|on)|quiero (?:recibir )?(?:las )?vigilancias)$",
);
const CHINESE_OFF = /^(?:请|請)?(?:[关關](?:闭|閉|掉)?[预預]告|[预預]告[关關]|不要[预預]告)$/;
const CHINESE_ON = /^(?:请|請)?(?:打?[开開][预預]告|[预預]告[开開])$/;
