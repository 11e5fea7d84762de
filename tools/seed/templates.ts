// Answers that a district keeps ready: read by somebody, read by nobody yet, and one without Chinese.
import type { TemplateStatus } from "shared/report_statuses.ts";
import type { TemplateUsed } from "shared/report_acts.ts";
import type { Random } from "../../ground/random.ts";

const DAY_MS = 24 * 3600_000;

type Written = Omit<TemplateUsed, "id"> & {
  status: TemplateStatus;
  esCheckedBy: string | null;
  zhCheckedBy: string | null;
};

const WRITTEN = {
  cleared: {
    name: "Grates cleared",
    status: "water_gone",
    words: {
      en: "Our crew cleared the grates, and the street has drained. Thank you for telling us.",
      es:
        "Nuestra cuadrilla ha limpiado las rejillas y la calle ya no tiene agua. Gracias por su reporte.",
      zh: "我们的外勤已清理排水口，街上积水已退。谢谢您的报告。",
    },
    esCheckedBy: "Rosa Medina",
    zhCheckedBy: "Li Wei",
  },
  citysBasin: {
    name: "The city's basin",
    status: "passed_on",
    words: {
      en:
        "The catch basin is the city's to clean. We asked for it today, and call again every week.",
      es: "El desagüe le toca a la ciudad. Hoy hemos pedido que lo limpie, y llamamos cada semana.",
      zh: "该雨水井由市政府负责清理。我们今天已提出要求，并会每周催促。",
    },
    esCheckedBy: "Rosa Medina",
    zhCheckedBy: null,
  },
  onTheWay: {
    name: "Pump on its way",
    status: "in_progress",
    words: {
      en: "A pump is on its way. Please keep out of the water, and leave room at the curb.",
      es: "Ya viene una bomba. No entre en el agua, por favor, y deje libre el borde de la acera.",
      zh: "",
    },
    esCheckedBy: "Rosa Medina",
    zhCheckedBy: null,
  },
} as const satisfies Record<string, Written>;

export type TemplateName = keyof typeof WRITTEN;

interface DemoTemplate {
  id: string;
  bidId: string;
  name: string;
  status: TemplateStatus;
  en: string;
  es: string;
  zh: string;
  esCheckedBy: string | null;
  esCheckedAt: Date | null;
  zhCheckedBy: string | null;
  zhCheckedAt: Date | null;
  changedBy: string;
  changedAt: Date;
}

/** Written weeks ago, read some days later. */
export function makeTemplates(
  { bidId, managerId, random, now }: {
    bidId: string;
    managerId: string;
    random: Random;
    now: Date;
  },
): DemoTemplate[] {
  const changedAt = new Date(now.getTime() - 24 * DAY_MS);
  const readAt = new Date(now.getTime() - 20 * DAY_MS);
  return Object.values<Written>(WRITTEN).map(({ words, ...written }) => ({
    id: random.id(changedAt),
    bidId,
    ...written,
    ...words,
    esCheckedAt: written.esCheckedBy === null ? null : readAt,
    zhCheckedAt: written.zhCheckedBy === null ? null : readAt,
    changedBy: managerId,
    changedAt,
  }));
}

/** As an act keeps it. */
export function useTemplate(templates: DemoTemplate[], wanted: TemplateName): TemplateUsed {
  const { name, words } = WRITTEN[wanted];
  const { id } = templates.find((template) => template.name === name)!;
  return { id, name, words };
}
