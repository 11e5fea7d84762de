// What can be reported: one thing, with one question.
import { DEPTHS } from "shared/depths.ts";
import type { Spark } from "./spark.ts";
import { DEPTH_WORDS, WORDS } from "./words.ts";

export const SERVICE_CODE = "flooding";
export const DEPTH_ATTRIBUTE = "DEPTH";

export const SERVICES = [{
  service_code: SERVICE_CODE,
  service_name: WORDS.serviceName,
  description: WORDS.serviceDescription,
  metadata: true,
  type: "realtime",
  keywords: "flood,water,rain,drain,sewer",
  group: "Flooding",
}] satisfies Spark;

export const DEFINITION = {
  service_code: SERVICE_CODE,
  attributes: [{
    variable: true,
    code: DEPTH_ATTRIBUTE,
    datatype: "singlevaluelist",
    required: true,
    datatype_description: WORDS.depthType,
    order: 1,
    description: WORDS.depthQuestion,
    values: DEPTHS.map((key) => ({ key, name: DEPTH_WORDS[key] })),
  }],
} satisfies Spark;
