import type { PageProps } from "fresh";
import { asset } from "fresh/runtime";

export default function App({ Component }: PageProps<unknown, unknown>) {
  return (
    <html lang="en">
      <head>
        <title>Fixture</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={asset("/styles.css")} />
      </head>
      <body>
        <Component />
      </body>
    </html>
  );
}
