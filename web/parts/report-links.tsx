import { address } from '../app/api.ts';
import { useSay } from '../app/say.ts';

/** The same content to take along, as a paper and as a workbook, in the language of the page. */
export const ReportLinks = ({
  node,
  path,
  query,
}: {
  node: string;
  path: string;
  query?: Readonly<Record<string, string | undefined>>;
}) => {
  const { t, language } = useSay();
  return (['pdf', 'xlsx'] as const).map((format) => (
    <a
      key={format}
      className="button second small no-print"
      href={address(node, path, { ...query, format, language })}
      download
    >
      {t(`report.${format}`)}
    </a>
  ));
};
