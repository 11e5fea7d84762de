import { useWords } from "@/words/reader.ts";
import type { Words } from "@/words/words.ts";
import { WordMark } from "./WordMark.tsx";

/** Who is looking, as far as the menu cares. */
export type Visitor = "stranger" | "resident" | "staff";

interface SiteHeaderProps {
  path: string;
  visitor: Visitor;
  /** Of those who run FloodLine, whatever they are besides. */
  isOperator?: boolean;
}

export function SiteHeader({ path, visitor, isOperator = false }: SiteHeaderProps) {
  const { frame } = useWords();
  return (
    <header class="site-header">
      <div class="wrap">
        <WordMark />
        <nav class="site-nav" aria-label={frame.menu}>
          {linksFor({ visitor, isOperator }, frame).map(([href, words]) => (
            <a key={href} href={href} aria-current={isHere(href, path) ? "page" : "false"}>
              {words}
            </a>
          ))}
        </nav>
      </div>
    </header>
  );
}

function linksFor(
  { visitor, isOperator }: { visitor: Visitor; isOperator: boolean },
  words: Words["frame"],
): [href: string, words: string][] {
  if (visitor === "stranger") return [["/report", words.report], ["/sign-in", words.signIn]];
  return [
    ...isOperator ? [["/operator", words.operator] as [string, string]] : [],
    ...visitor === "staff" ? [["/district", words.district] as [string, string]] : [],
    ["/report", words.report],
    ["/account", words.myPlaces],
  ];
}

function isHere(href: string, path: string): boolean {
  return path === href || path.startsWith(`${href}/`);
}
