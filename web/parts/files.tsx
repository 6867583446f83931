import { useState } from 'react';
import { address } from '../app/api.ts';
import { useNode, useSession } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import type { Facts, FileRef, MechanismView, TimelineEntry } from '../app/types.ts';
import { Dialog } from './dialog.tsx';

interface Held {
  readonly label: string;
  readonly file: FileRef;
}

const isFile = (value: unknown): value is FileRef =>
  typeof value === 'object' && value !== null && 'sha256' in value && 'name' in value;

/** Every file the facts hold, wherever it stands, with the name nearest to it. */
const filesIn = (value: unknown, label: string): readonly Held[] => {
  if (isFile(value)) return [{ label, file: value }];
  if (Array.isArray(value)) return value.flatMap((item) => filesIn(item, label));
  if (typeof value !== 'object' || value === null) return [];
  const named = (value as { name?: unknown }).name;
  return Object.values(value).flatMap((inner) => filesIn(inner, typeof named === 'string' ? named : label));
};

export const useFiles = (
  facts: Facts,
  declared: MechanismView | undefined,
  timeline: readonly TimelineEntry[] = [],
): readonly Held[] => {
  const { t, w } = useSay();
  return [
    ...Object.entries(facts).flatMap(([name, value]) => filesIn(value, w(declared?.facts[name]?.title) || name)),
    ...timeline.flatMap((entry) => filesIn(entry.enclosed, `${w(entry.title)} · ${t('opinion.file')}`)),
  ];
};

/** Who reads, over everything that is read: a picture of the screen says where it came from. */
const Watermark = () => {
  const session = useSession();
  const node = useNode();
  const seat = session?.posts?.find((post) => post.seat)?.seat ?? '';
  const [at] = useState(() => new Date().toISOString().slice(0, 16));
  const text = `${session?.person?.name ?? ''} ${seat} ${node} ${at}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="420" height="160"><text x="10" y="110" transform="rotate(-18 10 110)" font-size="18" fill="rgba(120,0,0,.28)">${text}</text></svg>`;
  return (
    <div
      className="watermark"
      aria-hidden="true"
      style={{ backgroundImage: `url("data:image/svg+xml;utf8,${encodeURIComponent(svg)}")` }}
    />
  );
};

/** Materials with a viewer inside the page; what a browser cannot show is downloaded. */
export const Files = ({ id, files, room = [] }: { id: string; files: readonly Held[]; room?: readonly string[] }) => {
  const { t } = useSay();
  const node = useNode();
  const [open, setOpen] = useState<Held>();
  const url = (file: FileRef): string =>
    address(node, `files/${file.sha256}`, { case: id, room: inRoom(file) ? '1' : undefined });
  const inRoom = (file: FileRef): boolean => room.includes(file.sha256);
  const shown = (file: FileRef): boolean => file.type.startsWith('image/') || file.type === 'application/pdf';
  if (files.length === 0) return <p className="muted">{t('files.none')}</p>;
  return (
    <>
      <ul className="checklist">
        {files.map((held) => (
          <li key={held.label + held.file.sha256}>
            <span>
              <strong>{held.label}</strong>
              <br />
              <small>{held.file.name}</small>
            </span>
            <span>
              {shown(held.file) && (
                <button type="button" className="button second small" onClick={() => setOpen(held)}>
                  {t('files.view')}
                  <span className="gone"> {held.label}</span>
                </button>
              )}{' '}
              {inRoom(held.file) ? (
                <small>{t('files.room')}</small>
              ) : (
                <a href={url(held.file)} download={held.file.name}>
                  {t('files.download')}
                  <span className="gone"> {held.file.name}</span>
                </a>
              )}
            </span>
          </li>
        ))}
      </ul>
      {open && (
        <Dialog title={open.label} close={() => setOpen(undefined)}>
          <div className="viewer">
            {open.file.type.startsWith('image/') ? (
              <img src={url(open.file)} alt={open.file.name} />
            ) : (
              <iframe src={`${url(open.file)}#toolbar=0`} title={open.file.name} />
            )}
            {inRoom(open.file) && <Watermark />}
          </div>
        </Dialog>
      )}
    </>
  );
};
