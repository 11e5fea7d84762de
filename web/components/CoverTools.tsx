export interface CoverToolsProps {
  words: Record<"coverHint" | "addBox" | "removeBox" | "save" | "cancel", string>;
  mayRemove: boolean;
  maySave: boolean;
  onAdd: () => void;
  onRemove: () => void;
  onSave: () => void;
  onCancel: () => void;
}

/** While boxes are drawn over a photo. */
export function CoverTools(props: CoverToolsProps) {
  const { words, mayRemove, maySave, onAdd, onRemove, onSave, onCancel } = props;
  return (
    <div class="stack tight">
      <p>{words.coverHint}</p>
      <div class="row">
        <button class="button second slim" type="button" onClick={onAdd}>{words.addBox}</button>
        <button
          class="button second slim"
          type="button"
          disabled={!mayRemove}
          onClick={onRemove}
        >
          {words.removeBox}
        </button>
        <button class="button slim" type="button" disabled={!maySave} onClick={onSave}>
          {words.save}
        </button>
        <button class="button second slim" type="button" onClick={onCancel}>{words.cancel}</button>
      </div>
    </div>
  );
}
