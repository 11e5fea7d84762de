// How deep the water is, as people answer "0 dry, 1 ankle, 2 knee, 3 inside".
import type { Depth } from "shared/depths.ts";
import { meanings, wordSet, wordsWithout } from "./plain.ts";

export type Water = "dry" | Depth;

/** By the whole text: all its words must speak of the same depth. */
export function readWater(plainText: string): Water | undefined {
  const text = plainText.replace(/ (thanks|thank you|gracias)$/, "");
  if (DRY_TEXTS.has(text) || DRY.test(text)) return "dry";
  const depths = new Set(
    wordsWithout(FILLERS, plainText.replace(HAN_FILLERS, "")).map((word) => WORDS.get(word)),
  );
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
  "todavia no",
  "aun no",
  "no hay inundacion",
  "还没有",
  "還沒有",
  "没有淹",
  "沒有淹",
  "no more water",
  "0 no",
  "0 no water",
  "no hay",
  "no hay agua",
  "no se inunda",
  "否",
  "不",
]);

/** "No está seco" says the opposite of "No, está seco": such are not guessed at. */
const DRY = new RegExp(
  "^(no|nope|nah|not)( (any|more|flood|floods|flooding|flooded|water|wet|here|yet|now|at all|in my|on my|our|street|block|house))*$|" +
    "^(no|nope|nah) ((it|we|its|were|is|are|all|still|bone|everything|thats) )*dry( here| now| so far)*$",
);

const WORDS = meanings<Water>({
  dry: "0 zero none nothing dry cero seco seca nada ninguna " +
    "零 没有 沒有 没水 沒水 没有水 沒有水 干 乾 无 無 没淹 沒淹",
  ankle: "1 one ankle ankles uno tobillo tobillos 一 脚踝 腳踝 到脚踝 到腳踝 踝 及踝",
  knee:
    "2 two knee knees dos rodilla rodillas 二 两 膝 膝盖 膝蓋 到膝盖 到膝蓋 到膝 及膝 过膝 過膝 没过膝盖 沒過膝蓋",
  waist: "waist cintura 腰 腰部 到腰 到腰部 及腰 齐腰 齊腰",
  inside: "3 three inside indoors basement cellar tres dentro adentro sotano " +
    "三 进屋 進屋 进屋了 進屋了 屋里 屋裡 屋内 屋內 室内 室內 进水 進水 家里 家裡",
});

/** Chinese has no space before and after them: "水到膝盖了". */
const HAN_FILLERS =
  /^(我们|我們|我|这里|這裡|這里|现在|現在|已经|已經|大概|差不多|是的|水深|水|淹到|深)+(?=\p{Script=Han})|(?<=\p{Script=Han})[了啊呢吧]+$/gu;

const FILLERS = wordSet(
  "a about above around at building deep depth here high home house in is it its level my now our",
  "shop store street the to up water high about please thanks apartment over",
  "yes yeah yep si option number choice answer all i im we were over there got thats ya me aca aqui todo",
  "agua al altura casa de del edificio el en esta hasta la las los llega mi profundidad calle tienda",
  "gracias por",
);
