// The colours of a map. In a page they come from its style sheet; a drawing that stands alone may not
// have one, so it carries them itself.

const PARTS = [
  "ground",
  "rain",
  "warning",
  "district",
  "districtName",
  "outline",
  "kerb",
  "street",
  "name",
  "zip",
  "mark",
  "oldMark",
  "letter",
  "oldLetter",
  "scale",
] as const;

interface Colours {
  class?: string;
  fill?: string;
  stroke?: string;
}

export type Paint = Record<(typeof PARTS)[number], Colours>;

/** Classes, which map.css gives their colours. */
export const OF_PAGE = Object.fromEntries(
  PARTS.map((part) => [
    part,
    { class: `map-${part.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}` },
  ]),
) as Paint;

interface Tones {
  ground: string;
  water: string;
  danger: string;
  onDanger: string;
  calm: string;
  onCalm: string;
  kerb: string;
  street: string;
  ink: string;
  soft: string;
}

function painted(
  { ground, water, danger, onDanger, calm, onCalm, kerb, street, ink, soft }: Tones,
): Paint {
  return {
    ground: { fill: ground },
    rain: { fill: water },
    warning: { stroke: danger },
    district: { fill: calm },
    outline: { stroke: onCalm },
    districtName: { fill: onCalm, stroke: ground },
    kerb: { stroke: kerb },
    street: { stroke: street },
    name: { fill: ink, stroke: ground },
    zip: { fill: soft, stroke: ground },
    mark: { fill: danger, stroke: ground },
    oldMark: { fill: ground, stroke: danger },
    letter: { fill: onDanger },
    oldLetter: { fill: ink },
    scale: { fill: ink, stroke: ink },
  };
}

/** The tones of tokens.css and map.css. */
export const ALONE: Record<"light" | "dark", Paint> = {
  light: painted({
    ground: "#e4edf1",
    water: "#07608f",
    danger: "#b9202b",
    onDanger: "#ffffff",
    calm: "#dff1e8",
    onCalm: "#12503a",
    kerb: "#a9bfca",
    street: "#ffffff",
    ink: "#10232d",
    soft: "#44606d",
  }),
  dark: painted({
    ground: "#14242d",
    water: "#79c5f2",
    danger: "#cf3a44",
    onDanger: "#ffffff",
    calm: "#143b2d",
    onCalm: "#b4e6cf",
    kerb: "#2c424e",
    street: "#6b8896",
    ink: "#e7f0f4",
    soft: "#a9bfca",
  }),
};
