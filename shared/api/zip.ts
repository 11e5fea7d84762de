import { z } from "zod";

export const Zip = z.string().trim().regex(/^\d{5}$/, "Enter the five digits of a ZIP code.");
