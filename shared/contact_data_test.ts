import assert from "node:assert/strict";
import { maskContacts } from "./contact_data.ts";

const MASKED = [
  "718-555-0123",
  "(718) 555-0123",
  "+1 718 555 0123",
  "+17185550123",
  "1.718.555.0123",
  "718 / 555 / 0123",
  "718–555–0123",
  "7 1 8 5 5 5 0 1 2 3",
  "718 - 555 - 0123",
  "555-0123",
  "７１８−５５５−０１２３",
  "٧١٨٥٥٥٠١٢٣",
  "7️⃣1️⃣8️⃣5️⃣5️⃣5️⃣0️⃣1️⃣2️⃣3️⃣",
  "anna.water@example.com",
  "anna @example.co.uk",
];

for (const contact of MASKED) {
  Deno.test(`masked: ${contact}`, () => {
    const masked = maskContacts(`Call me at ${contact}, please`);
    assert.match(masked, /^Call me at [^\p{L}\p{Nd}]*•••[^\p{L}\p{Nd}]*, please$/u);
  });
}

for (
  const words of [
    "Water at 123 Van Brunt Street, 2 feet deep",
    "The drain at 5:30 PM, apartment 12345",
    "11231",
    "Two cars, 3 people, 1 dog @ the corner",
  ]
) Deno.test(`left as it is: ${words}`, () => assert.equal(maskContacts(words), words));
