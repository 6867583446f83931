import { useQuery } from '@tanstack/react-query';
import { get } from '../app/api.ts';
import { useNode } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import type { Matter } from '../app/types.ts';
import { MatterSearch } from '../parts/matter-search.tsx';
import { type InputProps, idOf, type OutputProps } from './props.ts';

/** One basic code is a matter of each place; they share its name. */
const useMatter = (basic: string | undefined): Matter | undefined => {
  const node = useNode();
  const { data } = useQuery({
    queryKey: ['matters', node, { q: basic, limit: 1 }],
    queryFn: ({ signal }) => get<{ items: Matter[] }>(node, 'matters', { q: basic, limit: 1 }, signal),
    enabled: basic !== undefined,
    staleTime: 3_600_000,
  });
  return data?.items.find((one) => one.basic === basic);
};

const Named = ({ basic }: { basic: string }) => {
  const { m } = useSay();
  const matter = useMatter(basic);
  return (
    <>
      {matter && <>{m(matter)} </>}
      <span className="num">{basic}</span>
    </>
  );
};

/** A matter of the catalogue, found by words or initials; what is kept is its basic code, the same in every place. */
export const Input = ({ pointer, value, onChange }: InputProps<string>) => {
  const { t } = useSay();
  if (value === undefined)
    return (
      <MatterSearch
        label={t('intake.find')}
        id={idOf(pointer)}
        help={t('home.searchHelp')}
        pick={(matter) => onChange(matter.basic)}
      />
    );
  return (
    <p className="buttons">
      <Named basic={value} />
      <button type="button" className="quiet" onClick={() => onChange(undefined)}>
        {t('apply.change')}
      </button>
    </p>
  );
};

export const Output = ({ value }: OutputProps<string>) => <Named basic={value} />;
