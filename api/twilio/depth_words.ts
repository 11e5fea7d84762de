// How deep the water is, as people answer "0 dry, 1 ankle, 2 knee, 3 inside".
import type { Depth } from "shared/depths.ts";
import { meanings, wordSet, wordsWithout } from "./plain.ts";

export type Water = "dry" | Depth;

/** By the whole text: all its words must speak of the same depth. */
export function readWater(plainText: string): Water | undefined {
  if (DRY_TEXTS.has(plainText.replace(/ (thanks|thank you|gracias)$/, ""))) return "dry";
  const depths = new Set(wordsWithout(FILLERS, plainText).map((word) => WORDS.get(word)));
  const [depth] = depths;
  return depths.size === 1 ? depth : undefined;
}

const DRY_TEXTS: ReadonlySet<string> = new Set([
  "no",
  "nope",
  "no water",
  "no flood",
  "no flooding",
  "not flooding",
  "no more water",
  "0 no",
  "0 no water",
  "no hay",
  "no hay agua",
  "no se inunda",
  "否",
  "不",
]);

const WORDS = meanings<Water>({
  dry: "0 zero none nothing dry cero seco seca nada ninguna " +
    "零 没有 沒有 没水 沒水 没有水 沒有水 干 乾 无 無 没淹 沒淹",
  ankle: "1 one ankle ankles uno tobillo tobillos 一 脚踝 腳踝 到脚踝 到腳踝 踝",
  knee: "2 two knee knees dos rodilla rodillas 二 两 膝 膝盖 膝蓋 到膝盖 到膝蓋 到膝",
  waist: "waist cintura 腰 腰部 到腰",
  inside: "3 three inside indoors basement cellar tres dentro adentro sotano " +
    "三 进屋 進屋 进屋了 進屋了 屋里 屋裡 屋内 屋內 室内 室內 进水 進水 家里 家裡",
});

const FILLERS = wordSet(
  "a about above around at building deep depth here high home house in is it its level my now our",
  "shop store street the to up water high about please thanks apartment over",
  "agua al altura casa de del edificio el en esta hasta la las los llega mi profundidad calle tienda",
  "gracias por",
);
