/** What stands round every page, and the page of an error. */
export const frame = {
  title: "FloodLine: flood and rain texts",
  skip: "Skip to the main content",
  menu: "Main",
  report: "Report",
  signIn: "Sign in",
  myPlaces: "My places",
  district: "District",
  privacy: "Privacy",
  terms: "Terms",
  developers: "For developers",
  language: "Language",
  weather: (source: string, licence: string) =>
    `Rain amounts are estimated or forecast by a weather model, not measured. Weather data by ${source} (${licence}).`,
  official: "Official warnings come from the National Weather Service.",
  emergency: "FloodLine is not an emergency service. In danger, call 911.",
  error: {
    over: (status: number) => `Error ${status}`,
    titles: {
      403: "This page is not open to you",
      404: "This page is not here",
      500: "Something went wrong",
      503: "FloodLine cannot answer just now",
    } as Record<number, string>,
    sentences: {
      403: "You may need to sign in with another number.",
      404: "Check the address, or start from the first page.",
      500: "The mistake is on our side, and we have been told. Please try again in a minute.",
      503: "Please try again in a minute.",
    } as Record<number, string>,
    firstPage: "Go to the first page",
    danger: "In danger from water?",
    goHigher: "Go higher, and call 911.",
    /** Above a form that was refused. */
    problem: "There is a problem",
  },
};
