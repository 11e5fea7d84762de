// No end of a report says that something is mended, for nobody knows: a district's own words do not either. What
// is denied, hoped or promised may be said. Pure.

interface Tongue {
  /** What is mended. In small letters, without accents. */
  claims: RegExp;
  /** Before it, in the same part of the sentence: then it is no claim. */
  unless: RegExp;
}

const TONGUES: Tongue[] = [
  {
    claims: /\b(?:fixed|repaired|mended|resolved|solved)\b/gu,
    unless:
      /\b(?:not|never|no|cannot|nobody|if|until|till|when|once|whether|before|unless|to|may|might|can|could|must|should|will|would)\b|n['’]t\b/u,
  },
  {
    claims:
      /\b(?:arreglad[oa]s?|reparad[oa]s?|solucionad[oa]s?|resuelt[oa]s?|se (?:arreglo|reparo|soluciono|resolvio))\b/gu,
    unless:
      /\b(?:no|nunca|nadie|sin|si|hasta|cuando|antes|para|que|puede[n]?|podria[n]?|debe[n]?|sera[n]?|estara[n]?|quedara[n]?|vaya[n]?)\b/u,
  },
  {
    // Chinese has no spaces; simplified and traditional.
    claims: /修好|修复|修復|修理好|修缮好|修繕好|解决|解決/gu,
    unless: /[未没沒不无無若等待将將会會需请請才]|如果|可能|尽快|盡快|努力|协助|協助|帮助|幫助/u,
  },
];

const PARTS = /[^.!?;:,\n。！？；：，、…]+/gu;

/** Those that claim it, as they stand in the text; empty: none. */
export function findMendedWords(text: string): string[] {
  const found: string[] = [];
  for (const [part] of text.matchAll(PARTS)) {
    // A sign for a sign: what is found is shown as it was typed.
    const plain = [...part].map(plainOf).join("");
    for (const { claims, unless } of TONGUES) {
      for (const { index, 0: claim } of plain.matchAll(claims)) {
        if (unless.test(plain.slice(0, index))) continue;
        found.push([...part].slice(index, index + claim.length).join(""));
      }
    }
  }
  return [...new Set(found)];
}

function plainOf(character: string): string {
  const [plain = " "] = character.normalize("NFD").toLowerCase();
  return plain.length === 1 ? plain : " ";
}
