/** How a sweep ended: with every place, without some, or with no weather at all. */
export type SweepStatus = "done" | "partial" | "failed";
