import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { isProblem, write } from '../app/api.ts';
import { hasRole, useSession } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import type { Problem } from '../app/types.ts';
import { FilePick } from '../parts/file-pick.tsx';
import { Trouble } from '../parts/trouble.tsx';

const noTrack = (says: Problem['says']): Problem => ({ kind: 'problem', status: 0, code: 'not-a-track', says });

const trackIn = async (file: File, otherwise: Problem): Promise<unknown> => {
  try {
    return JSON.parse(await file.text());
  } catch {
    throw otherwise;
  }
};

/** 走航: a track file becomes a judged, frozen run; the case then names it. */
export const TakeTrack = ({ node }: { readonly node: string }) => {
  const { t } = useSay();
  const session = useSession();
  const queries = useQueryClient();
  const go = useNavigate({ from: '/$node/voc' });
  const take = useMutation({
    mutationFn: async (file: File) => {
      const words = t('voc.badFile');
      const track = await trackIn(file, noTrack([words, words]));
      return write<{ readonly run: string }>(node, 'POST', 'observations/voc', track);
    },
    onSuccess: async ({ body }) => {
      await queries.invalidateQueries({ queryKey: ['observations', node, 'voc'] });
      await go({ search: { run: body.run } });
    },
  });
  if (!hasRole(session, 'officer', 'head')) return null;
  return (
    <section className="card no-print">
      <FilePick id="track" label={t('voc.take')} accept=".json,application/json" helped take={take.mutate} />
      <p className="muted" id="track-help">
        {t('voc.takeHelp')}
      </p>
      <Trouble error={isProblem(take.error) ? take.error : undefined} />
      <div role="status">
        {take.data && <p className="notice good">{t('voc.taken', { run: take.data.body.run })}</p>}
      </div>
    </section>
  );
};
