import assert from "node:assert/strict";
import { LANGUAGES } from "shared/languages.ts";
import { broadcastText } from "shared/server/words/broadcasts.ts";
import { isAnsweredByTwilio } from "./stop_words.ts";
import type { Water } from "./depth_words.ts";
import { readWish, type Wish } from "./wishes.ts";

function check(expected: Wish, texts: string[]): void {
  for (const text of texts) assert.deepEqual(readWish(text), expected, text);
}

Deno.test("a wish to leave is understood in any reasonable words", () => {
  check({ kind: "stop" }, [
    ...["STOP", "stop", " Stop ", "Stop.", "STOP!!", "ＳＴＯＰ", "STOPALL", "stop all", "sotp"],
    ...["UNSUBSCRIBE", "End", "quit", "CANCEL", "REVOKE", "OPTOUT", "opt out", "Opt-Out"],
    ...["opt me out", "please stop", "Please  stop texting me.", "stop please thanks"],
    ...["Don't text me", "Don’t text me", "do not text me again", "never text me"],
    ...["no more texts", "NO MORE", "no more messages please", "stop sending me alerts"],
    ...["I want to unsubscribe", "unsubscribe me from this list", "cancel my alerts"],
    ...["remove me", "please take me off this list", "Leave me alone!", "wrong number"],
    ...["i dont want these texts", "turn it off", "STOP 11231", "quit texting me", "go away"],
    ...["delete my number", "can you stop texting me", "end alerts", "I no longer want texts"],
    // Spanish, as many in our districts write it.
    ...["parar", "PARE", "para", "alto", "basta", "cancelar", "no más", "¡Basta ya!", "salir"],
    ...["no más mensajes", "no mas mensajes por favor", "ya no quiero mensajes"],
    ...["dejen de enviar mensajes", "no quiero recibir alertas", "darme de baja", "quítenme"],
    // Chinese.
    ...["停止", "退订", "退訂", "TD", "请停止", "取消订阅", "请不要再发短信了", "別再發訊息", "停"],
  ]);
});

Deno.test("a sentence that has the word in it is no such wish", () => {
  for (
    const text of [
      "The rain will not stop",
      "will the rain stop?",
      "please stop the rain",
      "stop sign is under water",
      "end of Van Brunt St",
      "bus stop is flooded",
      "do not stop",
      "don't stop",
      "no more rain please",
      "it does not end",
      "ya no llueve",
      "no mas lluvia",
      "para mañana",
      "雨停了",
      "雨不停",
      "I quit my job",
      "cancel the parade",
    ]
  ) assert.deepEqual(readWish(text), { kind: "unknown" }, text);
});

Deno.test("START, YES, HELP, STATUS, PAUSE and RESUME, in three languages", () => {
  check({ kind: "start" }, ["START", "unstop", "Start!", "empezar", "开始", "ＳＴＡＲＴ"]);
  check({ kind: "yes" }, ["YES", "yes!", "Yep", "Sí", "是的"]);
  check({ kind: "help" }, [
    "HELP",
    "help?",
    " Info",
    "help me",
    "Ayuda",
    "帮助",
    "幫助",
    "?",
    "？",
  ]);
  check({ kind: "status" }, [
    ...["STATUS", "status", "  Status? ", "What is my status", "what's the status"],
    ...["estado", "mi estado", "ver estado", "状态", "狀態"],
  ]);
  check({ kind: "pause" }, [
    ...["PAUSE", "Pause.", "pause alerts", "pause for a day", "pause 24h", "pausa", "暂停", "暫停"],
    ...["mute", "snooze"],
  ]);
  check({ kind: "resume" }, [
    ...["RESUME", "resume!", "resume alerts", "unpause", "end pause", "stop the pause"],
    ...["cancel pause", "reanudar", "seguir", "恢复", "恢復", "继续", "取消暂停"],
  ]);
});

Deno.test("what districts write is switched off and on by itself, and named so in each of their texts", () => {
  check({ kind: "broadcasts", wanted: false }, [
    "NEWS OFF",
    "Noticias no",
    "关消息",
    "alerts only",
  ]);
  check({ kind: "broadcasts", wanted: true }, ["NEWS ON", "noticias sí", "开消息", "turn news on"]);
  const named = { en: "NEWS OFF", es: "NOTICIAS NO", zh: "关消息" };
  for (const language of LANGUAGES) {
    const parts = { district: "Red Hook", words: "x" };
    const body = broadcastText(language, { ...parts, isDrill: false });
    assert.ok(body.includes(named[language]) && body.includes("STOP"), body);
    check({ kind: "broadcasts", wanted: false }, [named[language]]);
    // It goes to staff, as part of their work.
    const drill = broadcastText(language, { ...parts, isDrill: true });
    assert.ok(!drill.includes(named[language]) && drill.includes("STOP"), drill);
    assert.equal(isAnsweredByTwilio(named[language]), false);
  }
});

Deno.test("a ZIP code to follow, with or without its level", () => {
  check({ kind: "follow", zip: "11215" }, [
    ...["ZIP 11215", "zip 11215", "Zip: 11215", "ZIP11215", "zip#11215", "ZIP  CODE 11215"],
    ...["zipcode 11215", "11215", " 11215. ", "follow 11215", "add 11215", "ZIP 11215-1234"],
    ...["ZIP 11215–1234", "zip 11215 — 1234", "11215−1234", "１１２１５－１２３４", "ZIP ১১২১৫"],
    ...["ＺＩＰ　１１２１５", "código postal 11215", "邮编11215", "郵編 11215", "关注11215"],
  ]);
  check({ kind: "follow", zip: "11215", level: "flood" }, [
    ...["ZIP 11215 FLOOD", "zip 11215 flood risk only", "zip 11215 riesgo", "邮编11215淹水"],
  ]);
  check({ kind: "unknown" }, [
    ...["ZIP", "zip 1121", "zip 112155", "ZIP 11215 11231", "zip brooklyn", "ZIP 11215 soon"],
    ...["11215 flooded", "112151234"],
  ]);
});

Deno.test("a level, for all places or for one", () => {
  check({ kind: "level", level: "heavy" }, [
    ...["LEVEL HEAVY", "level heavy", "Level: Heavy rain", "LEVEL=HEAVY"],
    ...["nivel fuerte", "NIVEL LLUVIA FUERTE", "级别 大雨", "级别大雨", "等級大雨"],
  ]);
  check({ kind: "level", level: "any" }, [
    ...["level any", "LEVEL ANY RAIN", "nivel lluvia", "nivel cualquier lluvia", "级别有雨"],
  ]);
  check({ kind: "level", level: "flood", zip: "11215" }, [
    ...[
      "LEVEL 11215 FLOOD",
      "level flood 11215",
      "level 11215 flood risk",
      "Level flood for 11215",
    ],
    ...["nivel 11215 riesgo", "nivel 11215 riesgo de inundaciones", "级别 11215 淹水"],
  ]);
  check({ kind: "unknown" }, [
    ...["LEVEL", "level 5", "level high", "LEVEL ANY HEAVY", "heavy", "flood", "heavy rain here!"],
  ]);
});

Deno.test("a language, by its code or by its name in any of them", () => {
  check({ kind: "language", language: "es" }, [
    ...["LANGUAGE ES", "language: es", "lang es", "idioma es", "ESPAÑOL", "español", "espanol"],
    ...["Spanish", "en español", "en español por favor", "LANGUAGE SPANISH", "language español"],
  ]);
  check({ kind: "language", language: "zh" }, [
    ...[
      "中文",
      "LANGUAGE ZH",
      "language 中文",
      "chinese",
      "语言 中文",
      "语言中文",
      "普通话",
      "chino",
    ],
  ]);
  check({ kind: "language", language: "en" }, ["English", "idioma en", "LANGUAGE EN", "英文"]);
  check({ kind: "unknown" }, ["language", "language fr", "es", "en", "zh", "english breakfast"]);
});

Deno.test("how deep the water is, by digit, by word, or by both", () => {
  check({ kind: "water", water: "dry" }, [
    ...["0", "0 dry", "dry", "Dry!", "it's dry here", "no", "No water", "zero", "none"],
    ...["seco", "nada", "no hay agua", "0 nada", "没有", "0没有", "没水", "０"],
  ]);
  check({ kind: "water", water: "ankle" }, [
    ...["1", "1 ankle", "ankle", "ANKLE DEEP", "1-ankle", "1.", "(1)", "one", "tobillo", "脚踝"],
    ...["1到脚踝", "1ankle"],
  ]);
  check({ kind: "water", water: "knee" }, [
    ...["2", "2 knee", "knee", "knees", "water is up to my knees", "rodilla", "膝", "膝盖", "２"],
    ...["hasta la rodilla", "2 到膝盖", "dos", "about knee high"],
  ]);
  check({ kind: "water", water: "inside" }, [
    ...[
      "3",
      "3 inside",
      "inside my shop",
      "in the basement",
      "dentro del edificio",
      "进屋了",
      "3!",
    ],
  ]);
  check({ kind: "water", water: "waist" }, ["waist deep", "hasta la cintura", "腰"]);
  check({ kind: "water", water: "knee", zip: "11215" }, ["2 11215", "11215 knee", "knee in 11215"]);
  check({ kind: "unknown" }, [
    ...["4", "12", "1 2", "1 knee", "2 feet", "-", "2 people need help", "not up to my knee?"],
    ...["constructor", "__proto__", "toString"],
  ]);
});

Deno.test("what phones say by themselves, and what is no wish at all", () => {
  check({ kind: "reaction" }, [
    "Liked “FloodLine: all clear for 11231 Brooklyn.”",
    'Loved "Reply STOP to end"',
    "👍 to “FloodLine forecast: rain”",
    "Reacted 😮 to “FloodLine”",
  ]);
  check({ kind: "unknown" }, [
    ...["", "   ", "yes please come", "I'm driving and will see this later."],
    ...["STATUS REPORT OF THE DRAIN", "who is this", "x".repeat(1600), "\0"],
  ]);
});

Deno.test("Twilio itself answers single bare words, and no others", () => {
  for (const text of ["STOP", " stop ", "Unsubscribe"]) assert.ok(isAnsweredByTwilio(text), text);
  for (const text of ["Stop.", "opt out", "please stop", "START"]) {
    assert.ok(!isAnsweredByTwilio(text), text);
  }
});

Deno.test("depths as people write them around the number or the landmark", () => {
  const water = (water: Water, texts: string[]) => check({ kind: "water", water }, texts);
  water("dry", [
    "no it's dry",
    "nope all dry here",
    "no flooding here thanks",
    "not yet",
    "todavía no",
  ]);
  water("ankle", ["me llega al tobillo", "we got 1", "水到脚踝了"]);
  water("knee", ["yes knee deep", "#2", "2️⃣", "水到膝盖了", "水深及膝"]);
  water("waist", ["淹到腰部了"]);
  water("inside", ["option 3", "我家里"]);
});
