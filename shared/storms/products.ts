// What the Weather Service issues about floods, one row a product: what it is here, whom it reaches, and
// why so. The database has the same dangers (danger_of), and a test holds them together.
import type { DangerKind, Threat } from "./dangers.ts";

/** What floods; what to do is that hazard's. */
export type Hazard = "flash" | "river" | "street" | "coast" | "surge" | "lake";

/**
 * Who gets a text: `always`, whom its level concerns. Of the softer products districts say whether they
 * count: `usually`, unless a district says no; `onRequest`, where one says yes. `dayAhead`: who asks to hear
 * a day ahead. `never`: it is shown alone.
 */
type Telling = "always" | "usually" | "onRequest" | "dayAhead" | "never";

interface Product {
  hazard: Hazard;
  /** Its level and its nature: shared/storms/dangers.ts. Of level `flood` it may wake who wishes it. */
  danger: DangerKind;
  telling: Telling;
  because: string;
}

export const PRODUCTS = {
  "Flash Flood Warning": {
    hazard: "flash",
    danger: "flashFlood",
    telling: "always",
    because:
      "Water rises within minutes to hours. Its damage tags make it worse, up to an emergency.",
  },
  "Flash Flood Statement": {
    hazard: "flash",
    danger: "shown",
    telling: "never",
    because: "It follows a warning up. With a damage tag it is that warning's rise, and told.",
  },
  "Flash Flood Watch": {
    hazard: "flash",
    danger: "shown",
    telling: "dayAhead",
    because: "It may happen, half a day or more ahead: most come to nothing.",
  },
  "Flood Warning": {
    hazard: "river",
    danger: "river",
    telling: "always",
    because: "Flooding of days, by a river or over an area: told once a storm.",
  },
  "Flood Advisory": {
    hazard: "street",
    danger: "advisory",
    telling: "usually",
    because: "How streets and poor drainage are usually warned of: as heavy rain is.",
  },
  "Flood Statement": {
    hazard: "river",
    danger: "statement",
    telling: "onRequest",
    because: "It mostly follows up what was told.",
  },
  "Flood Watch": {
    hazard: "street",
    danger: "shown",
    telling: "dayAhead",
    because: "It may happen, half a day or more ahead: most come to nothing.",
  },
  "Coastal Flood Warning": {
    hazard: "coast",
    danger: "coastal",
    telling: "always",
    because: "Salt water in streets that are mostly dry: a few times a year at most.",
  },
  "Coastal Flood Advisory": {
    hazard: "coast",
    danger: "coastalAdvisory",
    telling: "onRequest",
    because:
      "For the lowest streets of a whole county, several times a month: a district at the water knows.",
  },
  "Coastal Flood Statement": {
    hazard: "coast",
    danger: "coastalStatement",
    telling: "onRequest",
    because: "Water at the brim, or news of what was told.",
  },
  "Coastal Flood Watch": {
    hazard: "coast",
    danger: "shown",
    telling: "dayAhead",
    because: "It may happen, a day or two ahead.",
  },
  "Storm Surge Warning": {
    hazard: "surge",
    danger: "surge",
    telling: "always",
    because: "The sea comes inland and takes lives: people leave while they can.",
  },
  "Storm Surge Watch": {
    hazard: "surge",
    danger: "shown",
    telling: "dayAhead",
    because: "It may happen, two days ahead: time to plan where to go.",
  },
  "Lakeshore Flood Warning": {
    hazard: "lake",
    danger: "coastal",
    telling: "always",
    because: "As at the coast, by wind over a lake.",
  },
  "Lakeshore Flood Advisory": {
    hazard: "lake",
    danger: "coastalAdvisory",
    telling: "onRequest",
    because: "For the lowest shores of a whole county.",
  },
  "Lakeshore Flood Statement": {
    hazard: "lake",
    danger: "coastalStatement",
    telling: "onRequest",
    because: "Water at the brim, or news of what was told.",
  },
  "Lakeshore Flood Watch": {
    hazard: "lake",
    danger: "shown",
    telling: "dayAhead",
    because: "It may happen, a day or two ahead.",
  },
} as const satisfies Record<string, Product>;

type ProductEvent = keyof typeof PRODUCTS;

export const EVENTS = Object.keys(PRODUCTS) as [ProductEvent, ...ProductEvent[]];

const tellingOf = (event: ProductEvent): Telling => PRODUCTS[event].telling;

/** Of which a district says whether they count for its ZIP codes. */
export const SOFTER_EVENTS = EVENTS.filter((event) =>
  tellingOf(event) === "usually" || tellingOf(event) === "onRequest"
) as [ProductEvent, ...ProductEvent[]];
export type SofterEvent = (typeof SOFTER_EVENTS)[number];

/** Those that count where no district has said. */
export const USUAL_SOFTER: readonly SofterEvent[] = SOFTER_EVENTS.filter((event) =>
  tellingOf(event) === "usually"
);

interface Issued {
  event: string;
  threat?: Threat | null;
}

/** Undefined: none that is followed. */
export function findProduct(event: string): Product | undefined {
  return Object.hasOwn(PRODUCTS, event) ? PRODUCTS[event as ProductEvent] : undefined;
}

/** What an official warning is. The damage that it names counts of a flash flood alone. */
export function dangerOfWarning(event: string, threat: Threat | null): DangerKind {
  const product = findProduct(event);
  if (!product) return "shown";
  if (product.hazard === "flash" && product.telling !== "dayAhead") {
    if (threat === "CATASTROPHIC") return "emergency";
    if (threat === "CONSIDERABLE") return "considerable";
  }
  return product.danger;
}

/** Whether it is told as it comes, where these softer products count. */
export function isTold(
  { event, threat = null }: Issued,
  softer: readonly string[] = USUAL_SOFTER,
): boolean {
  if (dangerOfWarning(event, threat) === "shown") return false;
  return !(SOFTER_EVENTS as readonly string[]).includes(event) || softer.includes(event);
}

/** Whether it says what may come, for who asks to hear a day ahead. */
export function isWatch({ event }: Issued): boolean {
  return findProduct(event)?.telling === "dayAhead";
}

/** What people call it: the worst of the service's flash flood warnings is an emergency. */
export function nameOfWarning({ event, threat }: Issued): string {
  switch (dangerOfWarning(event, threat ?? null)) {
    case "emergency":
      return "Flash Flood Emergency";
    case "considerable":
      return "Flash Flood Warning (considerable damage)";
    default:
      return event;
  }
}
