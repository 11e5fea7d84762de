import assert from "node:assert/strict";
import { findOfficialWords } from "./official_words.ts";

/** What a manager may write, and the words of it that look like an official warning. */
const CASES: [text: string, found: string[]][] = [
  // English
  ["Flash Flood Warning for Red Hook until 6 PM", ["Flash Flood Warning"]],
  ["There is a FLOOD  WATCH tonight", ["FLOOD  WATCH"]],
  ["flood-warning!", ["flood-warning"]],
  ["Tornado warnings are out", ["Tornado warnings"]],
  ["Coastal flood advisory: move your car", ["Coastal flood advisory"]],
  ["The National Weather Service says it will rain", ["National Weather Service"]],
  ["NWS: 3 inches of rain", ["NWS"]],
  ["FEMA is here", ["FEMA"]],
  ["This is an emergency alert", ["emergency alert"]],
  ["EMERGENCY: the cellar is full", ["EMERGENCY:"]],
  ["Alert! Water on Court St", ["Alert!"]],
  ["Mandatory evacuation of Van Brunt St", ["Mandatory evacuation"]],
  ["Evacuate now. Seek higher ground.", ["Evacuate now", "Seek higher ground"]],
  ["Shelter in place until 9", ["Shelter in place"]],
  ["A state of emergency was declared", ["state of emergency"]],
  ["This is not a drill", ["This is not a drill"]],
  ["Ｆｌａｓｈ Ｆｌｏｏｄ Ｗａｒｎｉｎｇ", ["Ｆｌａｓｈ Ｆｌｏｏｄ Ｗａｒｎｉｎｇ"]],
  ["flo\u00adod war\u200bning", ["flo\u00adod war\u200bning"]],
  ["Flood\nwarning, and again: flood warning", ["Flood\nwarning", "flood warning"]],
  // English that is none
  ["The warning lights at Smith St are out", []],
  ["New flood warning lights at the underpass", []],
  ["The flood advisory board meets at 6 PM", []],
  ["Emergency exit at 12 Court St stays shut", []],
  ["We watch the water in the canal, flood or not", []],
  ["Storm drains on Court St are blocked: please move your cars", []],
  ["Fire drill at noon. Pumps are at 40 Court St, with ease.", []],
  ["Heavy rain tonight: lift goods off the floor. Sandbags at the plaza.", []],
  ["Seek the blue tent for sandbags. Take the shelter's key back.", []],
  ["Flood insurance help at the library", []],
  ["Keep alert: water may come up the drains", []],
  // Spanish
  ["Aviso de inundación repentina para hoy", ["Aviso de inundación"]],
  ["ALERTA DE INUNDACIONES en Red Hook", ["ALERTA DE INUNDACIONES"]],
  ["El Servicio Nacional de Meteorología avisa", ["Servicio Nacional de Meteorología"]],
  ["Alerta de emergencia", ["Alerta de emergencia"]],
  ["Orden de evacuación para la calle Court", ["Orden de evacuación"]],
  ["Evacúen de inmediato", ["Evacúen de inmediato"]],
  ["Estado de emergencia en la ciudad", ["Estado de emergencia"]],
  ["ALERTA: agua en la calle", ["ALERTA:"]],
  ["Busque refugio", ["Busque refugio"]],
  // Spanish that is none
  ["Las luces de advertencia no funcionan", []],
  ["Aviso: la calle Court está cerrada", []],
  ["La salida de emergencia está cerrada", []],
  ["Seguro contra inundaciones: ayuda en la biblioteca", []],
  ["Simulacro de incendio a las 12", []],
  // Chinese
  ["洪水警报，请注意", ["洪水警报"]],
  ["洪水警報，請注意", ["洪水警報"]],
  ["国家气象局发布消息", ["国家气象局"]],
  ["紧急疏散！", ["紧急疏散"]],
  ["政府命令：立即撤离", ["政府命令", "立即撤离"]],
  ["警告：街上有水", ["警告："]],
  ["这不是演习", ["这不是演习"]],
  // Chinese that is none
  ["紧急出口关闭", []],
  ["路口的警示灯坏了", []],
  ["新的洪水警报灯已装好", []],
  ["今天中午消防演习", []],
  ["大雨将至，请把货物搬离地面", []],
  ["", []],
];

for (const [text, found] of CASES) {
  const verdict = found.length > 0 ? "looks official" : "is a district's own word";
  Deno.test(`"${text}" ${verdict}`, () => assert.deepEqual(findOfficialWords(text), found));
}
