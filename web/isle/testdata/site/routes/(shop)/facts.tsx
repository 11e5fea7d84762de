import Facts from "./(_islands)/Facts.tsx";

export default function Page() {
  const counts = new Map([["streets", 3]]);
  return <Facts at={new Date(0)} counts={counts} text="</script><b>&amp;" missing={undefined} />;
}
