// TIDE OFF, TIDE ON: whether somebody wants a text of high tides. Pure. None of these is a word that the carrier acts on;
// the answer names STOP.
import { POLITE, wordsWithout } from "./plain.ts";

/** Of a plain text; undefined: it speaks of something else. */
export function readWantsTides(plainText: string): boolean | undefined {
  const words = wordsWithout(POLITE, plainText).join(" ");
  const han = words.replaceAll(" ", "");
  if (OFF.test(words) || CHINESE_OFF.test(han)) return false;
  if (ON.test(words) || CHINESE_ON.test(han)) return true;
  return undefined;
}

// "No tide" and "high tide" tell of the water.
const TEXTS = "(?:(?:the |any |all |high )*tides?)";
const OFF = new RegExp(
  `^(?:${TEXTS} ?(?:off|stop|end)` +
    `|(?:turn|switch) ${TEXTS} off|(?:turn|switch) off ${TEXTS}` +
    "|(?:stop|end|quit|cancel|mute|no more) (?:the |any |all |high )*tides" +
    "|(?:las )?mareas? ?(?:no|off)|(?:ya )?no (?:mas |quiero |quiero mas |quiero recibir )mareas)$",
);
const ON = new RegExp(
  `^(?:${TEXTS} ?(?:on|start)|(?:turn|switch) ${TEXTS} on|(?:turn|switch) on ${TEXTS}` +
    "|(?:las )?mareas? ?(?:si|on)|quiero (?:recibir )?(?:las )?mareas)$",
);
const CHINESE_OFF = /^(?:请|請)?(?:[关關](?:闭|閉|掉)?潮[水汐位]|潮[水汐位][关關]|不要潮[水汐位])$/;
const CHINESE_ON = /^(?:请|請)?(?:打?[开開][启啟]?潮[水汐位]|潮[水汐位][开開])$/;
