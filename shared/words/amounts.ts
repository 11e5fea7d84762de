// Amounts as they stand in a sentence, one of them and many. Limits are said with these.
import type { Language } from "../languages.ts";

interface Amounts {
  /** Whole hours as hours: "10 minutes", "an hour". */
  minutes(count: number): string;
  hours(count: number): string;
  /** "a day", "7 days" */
  days(count: number): string;
  photos(count: number): string;
  videos(count: number): string;
}

export const AMOUNTS: Record<Language, Amounts> = {
  en: amounts({
    minutes: ["a minute", "minutes"],
    hours: ["an hour", "hours"],
    days: ["a day", "days"],
    photos: ["1 photo", "photos"],
    videos: ["1 video", "videos"],
  }),
  es: amounts({
    minutes: ["un minuto", "minutos"],
    hours: ["una hora", "horas"],
    days: ["un día", "días"],
    photos: ["1 foto", "fotos"],
    videos: ["1 video", "videos"],
  }),
  zh: amounts({
    minutes: ["一分钟", "分钟"],
    hours: ["一小时", "小时"],
    days: ["一天", "天"],
    photos: ["1 张照片", "张照片"],
    videos: ["1 个视频", "个视频"],
  }),
};

function amounts(words: Record<keyof Amounts, [one: string, many: string]>): Amounts {
  const amountOf = (kind: keyof Amounts) => (count: number) =>
    count === 1 ? words[kind][0] : `${count} ${words[kind][1]}`;
  const hours = amountOf("hours");
  const minutes = amountOf("minutes");
  return {
    minutes: (count) => count % 60 === 0 ? hours(count / 60) : minutes(count),
    hours,
    days: amountOf("days"),
    photos: amountOf("photos"),
    videos: amountOf("videos"),
  };
}
