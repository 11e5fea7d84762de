import { STAFF_ROLES, type StaffRole } from "shared/staff_roles.ts";
import { useWords } from "@/words/reader.ts";

interface RoleChoicesProps {
  legend: string;
  value: StaffRole | undefined;
  error?: string;
}

/** The three words, each with what it means. */
export function RoleChoices({ legend, value, error }: RoleChoicesProps) {
  const { roles, may } = useWords().staff;
  return (
    <div class={error ? "field has-error" : "field"} id="role">
      <fieldset aria-describedby={error ? "role-error" : undefined}>
        <legend>{legend}</legend>
        {error && <p class="field-error" id="role-error">{error}</p>}
        <div class="choices">
          {STAFF_ROLES.map((role) => (
            <label class="choice" key={role} for={`role-${role}`}>
              <input
                type="radio"
                id={`role-${role}`}
                name="role"
                value={role}
                checked={role === value}
              />
              <span>
                <strong>{roles[role]}</strong>
                <small>{may[role]}</small>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
    </div>
  );
}
