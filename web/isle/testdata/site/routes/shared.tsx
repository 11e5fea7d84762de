import { useSignal } from "@preact/signals";
import Shared from "../islands/Shared.tsx";

export default function Page() {
  const count = useSignal(7);
  return (
    <>
      <Shared name="a" count={count} />
      <Shared name="b" count={count} />
    </>
  );
}
