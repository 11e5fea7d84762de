import Counter from "../islands/Counter.tsx";
import Fold from "../islands/Fold.tsx";

export default function Page() {
  return (
    <>
      <Fold name="open" isOpen>
        <p id="shown">From the server</p>
        <Counter name="a" start={1} />
      </Fold>
      <Fold name="closed" isOpen={false}>
        <p id="hidden">From the server, later</p>
        <Counter name="b" start={5} />
      </Fold>
    </>
  );
}
