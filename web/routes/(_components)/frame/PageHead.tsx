import { LANGUAGES, tagOf } from "shared/languages.ts";
import { useLanguage, useWords } from "@/words/reader.ts";

interface PageHeadProps {
  /** As browsers see it, without a slash at the end. */
  publicUrl: string;
  url: URL;
  title: string;
  /** One sentence; without it the page is for the person who opened it, and not to be found. */
  description?: string;
  jsonLd?: object;
  feeds?: { href: string; type: string; title: string }[];
}

/** What search engines, and those with whom a page is shared, are told of it. */
export function PageHead(
  { publicUrl, url, title, description, jsonLd, feeds = [] }: PageHeadProps,
) {
  const { frame } = useWords();
  const language = useLanguage();
  if (!description) return <meta name="robots" content="noindex" />;
  const address = publicUrl + (url.pathname.replace(/\/+$/, "") || "/");
  const canonical = url.searchParams.has("lang") ? `${address}?lang=${language}` : address;
  const card = `${publicUrl}/icons/social.png`;
  return (
    <>
      <meta name="description" content={description} />
      <link rel="canonical" href={canonical} />
      {LANGUAGES.map((other) => (
        <link
          key={other}
          rel="alternate"
          hreflang={tagOf(other)}
          href={`${address}?lang=${other}`}
        />
      ))}
      <link rel="alternate" hreflang="x-default" href={address} />
      {feeds.map(({ href, type, title }) => (
        <link key={href} rel="alternate" type={type} href={href} title={title} />
      ))}
      <meta property="og:site_name" content="FloodLine" />
      <meta property="og:type" content="website" />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={canonical} />
      <meta property="og:image" content={card} />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta property="og:image:alt" content={frame.card} />
      <meta name="twitter:card" content="summary_large_image" />
      {jsonLd && (
        <script
          type="application/ld+json"
          // Data, not code: a browser does not run it. `<` must not end it.
          // deno-lint-ignore react-no-danger
          dangerouslySetInnerHTML={{ __html: JSON.stringify(jsonLd).replaceAll("<", "\\u003c") }}
        />
      )}
    </>
  );
}
