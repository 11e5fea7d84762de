import { useWords } from "@/words/reader.ts";
import type { Words } from "@/words/words.ts";
import { WordMark } from "./WordMark.tsx";

/** Who is looking, as far as the menu cares. */
export type Visitor = "stranger" | "resident" | "staff";

export function SiteHeader(props: { path: string; visitor: Visitor }) {
  const { frame } = useWords();
  return (
    <header class="site-header">
      <div class="wrap">
        <WordMark />
        <nav class="site-nav" aria-label={frame.menu}>
          {linksFor(props.visitor, frame).map(([href, words]) => (
            <a key={href} href={href} aria-current={isHere(href, props.path) ? "page" : "false"}>
              {words}
            </a>
          ))}
        </nav>
      </div>
    </header>
  );
}

function linksFor(visitor: Visitor, words: Words["frame"]): [href: string, words: string][] {
  if (visitor === "stranger") return [["/report", words.report], ["/sign-in", words.signIn]];
  const own: [string, string][] = [["/report", words.report], ["/account", words.myPlaces]];
  return visitor === "staff" ? [["/district", words.district], ...own] : own;
}

function isHere(href: string, path: string): boolean {
  return path === href || path.startsWith(`${href}/`);
}
