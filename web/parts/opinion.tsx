import type { Opinion } from '../../kernel/index.ts';
import { peopleIn, useColleagues } from '../app/desk-work.ts';
import { useNode, useSession } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import type { Fact } from '../app/types.ts';
import { FactInput } from '../kit/fact.tsx';
import type { Errors } from '../kit/props.ts';
import { Signature } from './signature.tsx';

type Added = Omit<Opinion, 'note'>;

export const attachment: Fact = { kind: 'file', title: ['附件', 'Attachment'] };
const attachments: Fact = {
  kind: 'list',
  title: ['意见附件', 'Attachments of the opinion'],
  of: attachment,
  max: 10,
};

interface Given {
  readonly value: Added;
  readonly set: (added: Added) => void;
  readonly errors: Errors;
  /** Nobody is named in what goes to another node. */
  readonly home: boolean;
}

/** What an official may add to an opinion: attachments, a signature by hand, colleagues to whom it is copied. */
export const OpinionExtras = ({ value, set, errors, home }: Given) => {
  const { t, w } = useSay();
  const node = useNode();
  const me = useSession()?.person?.id;
  const people = peopleIn(useColleagues(node, home).data ?? [], me);
  const used = Boolean(value.enclosed?.length || value.signature || value.copies?.length);
  return (
    <details className="opinion" open={used || undefined}>
      <summary>{t('opinion.more')}</summary>
      <FactInput
        fact={attachments}
        pointer="/enclosed"
        value={value.enclosed}
        errors={errors}
        onChange={(enclosed) => set({ ...value, enclosed: enclosed as Added['enclosed'] })}
      />
      {home && (
        <>
          <fieldset>
            <legend>{t('opinion.signature')}</legend>
            <Signature value={value.signature} onChange={(signature) => set({ ...value, signature })} />
          </fieldset>
          {people.length > 0 && (
            <fieldset>
              <legend>{t('opinion.copies')}</legend>
              <div className="options">
                {people.map(({ id, name, title }) => (
                  <label key={id}>
                    <input
                      type="checkbox"
                      checked={value.copies?.some((one) => one.id === id) ?? false}
                      onChange={({ target }) => {
                        const others = (value.copies ?? []).filter((one) => one.id !== id);
                        set({ ...value, copies: target.checked ? [...others, { id, name }] : others });
                      }}
                    />
                    <span>
                      {name} · {w(title)}
                    </span>
                  </label>
                ))}
              </div>
            </fieldset>
          )}
        </>
      )}
    </details>
  );
};
