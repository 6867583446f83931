import { useEffect, useState } from 'react';
import { address, isProblem, upload } from '../app/api.ts';
import { useNode } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import { bothSides } from '../app/two-sides.ts';
import type { FileRef } from '../app/types.ts';
import { Icon } from '../parts/icon.tsx';
import { type InputProps, idOf, type OutputProps, tied } from './props.ts';

const sizeOf = (bytes: number): string =>
  bytes < 1024
    ? `${bytes} B`
    : bytes < 1_048_576
      ? `${Math.round(bytes / 1024)} kB`
      : `${(bytes / 1_048_576).toFixed(1)} MB`;

/** What was just picked, as the person would see it on paper: a picture as such, anything else opens in a tab of its own. */
const Preview = ({ file }: { file: Blob }) => {
  const { t } = useSay();
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  if (!url) return null;
  return (
    <a className="file-preview" href={url} target="_blank" rel="noreferrer" title={t('kit.preview')}>
      {file.type.startsWith('image/') ? <img src={url} alt={t('kit.preview')} /> : t('kit.preview')}
    </a>
  );
};

/** Front and back of a card, photographed one after the other and put on one page. */
const TwoSides = ({ id, busy, take }: { id: string; busy: boolean; take: (file: File) => void }) => {
  const { t } = useSay();
  const [front, setFront] = useState<File>();
  const [failed, setFailed] = useState(false);
  const pick = async (file: File | undefined) => {
    if (!file) return;
    setFailed(false);
    if (!front) return setFront(file);
    try {
      take(await bothSides(front, file, `${front.name.replace(/\.\w+$/, '')}-${t('kit.twoSides')}.jpg`));
      setFront(undefined);
    } catch {
      setFailed(true);
    }
  };
  return (
    <span className="button second small file-pick">
      <label htmlFor={id}>{t(front ? 'kit.backSide' : 'kit.frontSide')}</label>
      <input
        key={front ? 'back' : 'front'}
        id={id}
        className="gone"
        type="file"
        accept="image/*"
        capture="environment"
        disabled={busy}
        onChange={(event) => void pick(event.target.files?.[0])}
      />
      {failed && (
        <span className="error" role="alert">
          {t('kit.noPicture')}
        </span>
      )}
    </span>
  );
};

/** Picked, dropped or taken with the camera; stored at once by content, so a lost form does not lose the file. */
export const Input = ({ fact, pointer, value, onChange, errors, required }: InputProps<FileRef>) => {
  const { t, w } = useSay();
  const node = useNode();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const [local, setLocal] = useState<File>();
  const take = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setTrouble(undefined);
    try {
      onChange(await upload(node, file));
      setLocal(file);
    } catch (cause) {
      if (!isProblem(cause)) throw cause;
      setTrouble(w(cause.says));
    } finally {
      setBusy(false);
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the file input does the same
    <div
      className="file-box"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void take(event.dataTransfer.files[0]);
      }}
    >
      {value ? (
        <span className="file-name">
          {local && <Preview file={local} />}
          <Icon name="file" size={18} /> {value.name} <small className="num">{sizeOf(value.size)}</small>
          <button
            type="button"
            className="quiet"
            onClick={() => {
              setLocal(undefined);
              onChange(undefined);
            }}
          >
            {t('kit.removeFile')}
            <span className="gone"> {value.name}</span>
          </button>
        </span>
      ) : (
        <>
          <span className="button second small file-pick">
            <label htmlFor={idOf(pointer)}>{t('kit.chooseFile')}</label>
            <input
              {...tied(pointer, fact, errors, required)}
              className="gone"
              type="file"
              accept="image/*,application/pdf,.ofd,.docx,.xlsx"
              disabled={busy}
              onChange={(event) => void take(event.target.files?.[0])}
            />
          </span>
          <TwoSides id={`${idOf(pointer)}-sides`} busy={busy} take={(file) => void take(file)} />
        </>
      )}
      <span role="status">{busy ? t('kit.uploading') : ''}</span>
      {trouble && (
        <p className="error" role="alert">
          {trouble}
        </p>
      )}
    </div>
  );
};

export const Output = ({ fact, value, caseId }: OutputProps<FileRef>) => {
  const node = useNode();
  // What some may only read in the room is opened there, from the list of files.
  if (!caseId || fact.room) return <span className="file-name">{value.name}</span>;
  return (
    <a
      className="file-name"
      href={address(node, `files/${value.sha256}`, { case: caseId })}
      target="_blank"
      rel="noreferrer"
    >
      <Icon name="file" size={18} /> {value.name} <small className="num">{sizeOf(value.size)}</small>
    </a>
  );
};
