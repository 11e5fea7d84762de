// A district's words must never look like an official warning: who has learnt that they may be ignored
// ignores the next one too, and to imitate one is a crime [47 CFR 11.45]. Pure.

/** In small letters, without accents, whatever stands between two words. Names of who may warn … */
const WHO = [
  "national weather service",
  "nws",
  "noaa",
  "fema",
  "emergency alert system",
  "eas",
  "wireless emergency alerts?",
  "notify nyc",
  "emergency management",
  "servicio nacional de meteorologia",
  "servicio meteorologico nacional",
  "servicio nacional del tiempo",
];

/** … what they call it … */
const HAZARDS =
  "(?:(?:flash )?flood|coastal flood|storm surge|tornado|hurricane|tropical storm|severe thunderstorm|" +
  "winter storm|blizzard|high wind|tsunami|extreme heat|excessive heat)";
/** "flood warning lights", "flood advisory board": what is a thing, and no warning. */
const NO_THING =
  "(?! (?:lights?|lamps?|signs?|sirens?|gauges?|systems?|lines?|board|committee|council|group|panel|volunteers?)\\b)";
const PELIGROS = "(?:inundacion(?:es)?|crecidas?|tornado|huracan|tormenta|marejada)";
const WHAT = [
  `${HAZARDS} (?:warnings?|watch(?:es)?|advisor(?:y|ies)|emergenc(?:y|ies))${NO_THING}`,
  "(?:emergency|presidential|national|amber|official|government) alerts?",
  "(?:official|government) (?:warnings?|notices?|orders?)",
  "civil emergency",
  "state of emergency",
  "emergency (?:order|declaration|broadcast|message)",
  "evacuation (?:order|notice)",
  "mandatory evacuation",
  "ordered to evacuate",
  "this is not a (?:drill|test)",
  `(?:avisos?|alertas?|advertencias?|vigilancia|emergencia) (?:de|por) ${PELIGROS}`,
  "(?:alerta|aviso|advertencia|comunicado) (?:de emergencia|oficial|nacional|presidencial|ambar|del gobierno)",
  "estado de emergencia",
  "orden(?:es)? de evacuacion",
  "evacuacion obligatoria",
  "esto no es un simulacro",
];

/** … and what they tell people to do. */
const COMMANDS = [
  "(?:must )?evacuate (?:now|immediately|at once)",
  "must evacuate",
  "shelter in place",
  "take shelter",
  "seek (?:shelter|higher ground)",
  "move to higher ground",
  "evacu(?:e|en) (?:ya|ahora|inmediatamente|de inmediato)",
  "deben? evacuar",
  "busquen? (?:refugio|terreno alto|un lugar alto)",
  "refugiese|refugiense",
];

/** Chinese has no spaces; simplified and traditional. */
const CHINESE = [
  "(?:洪水|暴洪|山洪|水灾|水災|风暴|風暴|飓风|颶風|龙卷风|龍捲風)(?:警告|警报|警報|预警|預警|监视|監視|紧急|緊急)(?![灯燈牌器])",
  "(?:国家|國家)?(?:气象局|氣象局)",
  "(?:紧急|緊急)(?:警报|警報|警告|广播|廣播|状态|狀態|疏散|撤离|撤離)",
  "(?:官方|政府)(?:警报|警報|警告|通知|命令)",
  "(?:强制|強制|立即|马上|馬上)(?:疏散|撤离|撤離)",
  "(?:疏散|撤离|撤離)令",
  "就地避难|就地避難",
  "(?:这|這)不是演[习習]",
];

/** The way a phone's own warnings begin. */
const OPENINGS = [
  "^\\W*(?:warning|emergency|alert|alerta|emergencia|advertencia)\\s*[:!\\-]",
  "^[^\\p{L}]*(?:警报|警報|警告|紧急|緊急)\\s*[:：!！]",
];

const PHRASES = [...WHO, ...WHAT, ...COMMANDS]
  .map((phrase) => new RegExp(`\\b(?:${phrase.replaceAll(" ", "[^\\p{L}\\d]+")})\\b`, "gu"));
const PATTERNS = [...PHRASES, ...[...CHINESE, ...OPENINGS].map((each) => new RegExp(each, "gu"))];

/** Those that look official, as they stand in the text; empty: none. */
export function findOfficialWords(text: string): string[] {
  const { folded, origins } = fold(text);
  const found = PATTERNS.flatMap((pattern) =>
    [...folded.matchAll(pattern)].map((match) => ({
      from: match.index,
      to: match.index + match[0].length,
    }))
  );
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  const apart = found.filter(({ to }, n) => !found.slice(0, n).some((other) => other.to >= to));
  return [...new Set(apart.map(({ from, to }) => text.slice(origins[from], origins[to]).trim()))];
}

/** What neither eye nor ear tells apart is one letter; and where each stood. */
function fold(text: string): { folded: string; origins: number[] } {
  let folded = "";
  const origins: number[] = [];
  let at = 0;
  for (const character of text) {
    const plain = character.normalize("NFKD").replace(/[\p{M}\p{Cf}]/gu, "").toLowerCase();
    folded += plain;
    for (let n = 0; n < plain.length; n++) origins.push(at);
    at += character.length;
  }
  origins.push(at);
  return { folded, origins };
}
