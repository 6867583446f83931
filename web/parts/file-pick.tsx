/** A button that takes a file; the same file, put right, can be chosen again. `helped`: a text with the id `…-help` describes it. */
export const FilePick = ({
  id,
  label,
  accept,
  camera,
  helped,
  take,
}: {
  id: string;
  label: string;
  accept?: string;
  camera?: true;
  helped?: true;
  take: (file: File) => void;
}) => (
  <span className="button second small file-pick">
    <label htmlFor={id}>{label}</label>
    <input
      id={id}
      className="gone"
      type="file"
      accept={accept}
      {...(camera && { capture: 'environment' as const })}
      {...(helped && { 'aria-describedby': `${id}-help` })}
      onChange={(event) => {
        const [file] = event.target.files ?? [];
        if (file) take(file);
        event.target.value = '';
      }}
    />
  </span>
);
