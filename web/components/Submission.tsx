/**
 * The id by which what is sent of a form is known again, where its answer was lost and it is sent once more.
 *
 * @param id of a form that comes back with what is wrong with it; absent: a new one
 */
export function Submission({ id = crypto.randomUUID() }: { id?: string }) {
  return <input type="hidden" name="submissionId" value={id} autocomplete="off" />;
}
