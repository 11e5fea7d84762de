export default function Page() {
  return <h1>No island here</h1>;
}
