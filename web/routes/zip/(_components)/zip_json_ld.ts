import type { ZipPage } from "shared/api/zips.ts";
import { nameOfWarning } from "shared/storms/products.ts";

/** The place for search engines, with the official warnings in force there, each under its own name. */
export function aboutPlace({ zip, city, state, officialWarnings }: ZipPage, url: string): object {
  const place = {
    "@type": "Place",
    address: {
      "@type": "PostalAddress",
      postalCode: zip,
      ...city && { addressLocality: city, addressRegion: state },
      addressCountry: "US",
    },
  };
  const warnings = officialWarnings.list.map(({ event, threat, headline, sender, endsAt }) => ({
    "@type": "SpecialAnnouncement",
    name: nameOfWarning({ event, threat }),
    text: headline ?? event,
    category: "https://www.wikidata.org/wiki/Q8068",
    ...endsAt && { expires: endsAt },
    spatialCoverage: place,
    announcementLocation: place,
    publisher: {
      "@type": "GovernmentOrganization",
      name: sender ?? "National Weather Service",
      url: "https://www.weather.gov/",
    },
    url,
  }));
  return { "@context": "https://schema.org", "@graph": [{ ...place, url }, ...warnings] };
}
