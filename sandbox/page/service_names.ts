import type { Service } from "../state/state.ts";

export const SERVICE_NAMES: Record<Service, string> = {
  twilio: "Twilio",
  webhooks: "Webhooks",
  openMeteo: "Open-Meteo",
  nws: "Weather Service",
  coops: "NOAA tides",
  s3: "S3",
  city: "The city’s 311",
  sentry: "Sentry",
};
