/** What stands round every page, and the page of an error. */
export const frame = {
  title: "FloodLine: flood and rain texts",
  description: "A text before your street floods, and a place to report it when it does. Free.",
  /** What the picture beside a shared address shows. */
  card: "FloodLine: a street of shops at night, the water line and a gauge",
  skip: "Skip to the main content",
  menu: "Main",
  report: "Report",
  reportFlooding: "Report flooding",
  signIn: "Sign in",
  myPlaces: "My places",
  district: "District",
  operator: "Operator",
  privacy: "Privacy",
  terms: "Terms",
  developers: "For developers",
  language: "Language",
  /** Between these stand the source and its licence, as links. */
  weather: {
    by: "Rain amounts are estimated or forecast by a weather model, not measured. Weather data by ",
    under: " (",
    end: ").",
  },
  /** Then the service's name, as a link. */
  official: { by: "Official warnings come from the ", end: "." },
  weatherService: "National Weather Service",
  emergency: "FloodLine is not an emergency service. In danger, call 911.",
  /** The form that leads to a ZIP code's page, and the page it leads to where that was none. */
  lookUp: {
    label: "Your ZIP code",
    button: "See the rain there",
    title: "Look up a ZIP code",
    lead: "See the rain there now, what is coming, and what people have reported.",
    mistake: "Enter the five digits of a ZIP code.",
  },
  error: {
    over: (status: number) => `Error ${status}`,
    titles: {
      400: "That could not be read",
      403: "This page is not open to you",
      404: "This page is not here",
      413: "That was too much at once",
      415: "That could not be read",
      500: "Something went wrong",
      503: "FloodLine cannot answer just now",
    } as Record<number, string>,
    sentences: {
      400: "What was sent did not arrive whole. Go back, and send it again.",
      403: "You may need to sign in with another number.",
      404: "Check the address, or start from the first page.",
      413: "Shorten the text, and send it again. Photos go up one at a time, by themselves.",
      415: "This page takes what its own form sends. Go back, and send the form again.",
      500: "The mistake is on our side. Please try again in a minute.",
      503: "Please try again in a minute.",
    } as Record<number, string>,
    firstPage: "Go to the first page",
    danger: "In danger from water?",
    goHigher: "Go higher, and call 911.",
    /** Above a form that was refused. */
    problem: "There is a problem",
  },
};
