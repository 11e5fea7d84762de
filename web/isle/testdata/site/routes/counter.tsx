import Counter from "../islands/Counter.tsx";

export default function Page() {
  return <Counter name="a" start={3} />;
}
