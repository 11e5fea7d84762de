// The letters of reports as files: Noto Sans, and for Chinese Noto Sans SC (OFL 1.1), from their packages.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const FILES = [
  "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf",
  "@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf",
  "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
];

export async function readFonts(): Promise<Uint8Array[]> {
  const { resolve } = createRequire(import.meta.url);
  return await Promise.all(FILES.map((file) => readFile(resolve(file))));
}
