import type { common as English } from "../en/common.ts";

export const common: typeof English = {
  depths: {
    ankle: "Hasta el tobillo",
    knee: "Hasta la rodilla",
    waist: "Hasta la cintura",
    inside: "Dentro de un edificio",
  },
  levels: { any: "Cualquier lluvia", heavy: "Lluvia fuerte", flood: "Riesgo de inundación" },
  noStorm: "Sin tormenta",
  levelMeanings: {
    any: "Un mensaje cada vez que venga lluvia",
    heavy: "Un mensaje cuando la lluvia pueda encharcar las calles",
    flood: "Un mensaje solo cuando las calles puedan inundarse",
  },
  statuses: {
    new: "Nuevo",
    seen: "Visto",
    in_progress: "En curso",
    water_gone: "Ya no hay agua",
    passed_on: "Pasado a la ciudad",
    not_ours: "No es del distrito",
    same_as: "Igual que otro",
    nothing_found: "No se encontró nada",
  },
  zipCode: "Código postal",
  unavailable: "FloodLine no puede responder ahora. Inténtelo de nuevo en un minuto.",
  tryIn: {
    seconds: (seconds) => ` Podrá hacerlo en ${seconds} segundos.`,
    minutes: (minutes) => ` Podrá hacerlo en ${minutes} minuto${minutes === 1 ? "" : "s"}.`,
    hours: (hours) => ` Podrá hacerlo en ${hours} horas.`,
  },
  justNow: "ahora mismo",
  none: "nada",
  midnight: "medianoche",
  noon: "mediodía",
  dayAndTime: (day, time) => `${day}, ${time}`,
  under: (amount) => `menos de ${amount}`,
  inchesAndMillimetres: (inches, millimetres) => `${inches} (${millimetres})`,
  inches: (value) => `${value} pulg.`,
  millimetres: (value) => `${value} mm`,
};
