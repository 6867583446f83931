import { address } from '../app/api.ts';
import { useSession } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import { TaskDownload } from './task-download.tsx';

interface Given {
  readonly node: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  /** Takes long: whoever is signed in sees how far it is, and may stop it. */
  readonly long?: true;
}

/** The same content to take along, as a paper and as a workbook, in the language of the page. */
export const ReportLinks = ({ node, path, query, long }: Given) => {
  const { t, language } = useSay();
  const known = useSession()?.person;
  return (['pdf', 'xlsx'] as const).map((format) =>
    long && known ? (
      <TaskDownload
        key={format}
        node={node}
        path={path}
        query={{ ...query, format, language }}
        label={t(`report.${format}`)}
      />
    ) : (
      <a
        key={format}
        className="button second small no-print"
        href={address(node, path, { ...query, format, language })}
        download
      >
        {t(`report.${format}`)}
      </a>
    ),
  );
};
