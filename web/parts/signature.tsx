import { type PointerEvent, useRef, useState } from 'react';
import { address, isProblem, upload } from '../app/api.ts';
import { useNode } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import type { FileRef, Words } from '../app/types.ts';
import { FilePick } from './file-pick.tsx';

const [width, height] = [480, 160] as const;

interface Given {
  readonly value: FileRef | undefined;
  readonly onChange: (value: FileRef | undefined) => void;
}

/** 手写签名: drawn with mouse, finger or pen, or a picture of it; stored by content like any file. */
export const Signature = ({ value, onChange }: Given) => {
  const { t, w } = useSay();
  const node = useNode();
  const box = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(false);
  const [trouble, setTrouble] = useState<Words>();
  const store = async (file: File) => {
    try {
      onChange(await upload(node, file));
      setTrouble(undefined);
    } catch (cause) {
      if (!isProblem(cause)) throw cause;
      setTrouble(cause.says);
    }
  };
  const move = (event: PointerEvent<HTMLCanvasElement>) => {
    const pen = box.current?.getContext('2d');
    if (!pen || !box.current) return;
    const { left, top, width: shown } = box.current.getBoundingClientRect();
    const scale = width / shown;
    const at = [(event.clientX - left) * scale, (event.clientY - top) * scale] as const;
    if (event.type === 'pointerdown') {
      box.current.setPointerCapture(event.pointerId);
      pen.beginPath();
      pen.moveTo(...at);
    } else if (event.buttons) {
      pen.lineWidth = 3;
      pen.lineCap = 'round';
      pen.lineTo(...at);
      pen.stroke();
      setDrawn(true);
    }
  };
  const clear = () => {
    box.current?.getContext('2d')?.clearRect(0, 0, width, height);
    setDrawn(false);
  };
  if (value)
    return (
      <p>
        <img className="signature" src={address(node, `files/${value.sha256}`)} alt={t('opinion.signature')} />{' '}
        <button type="button" className="quiet" onClick={() => onChange(undefined)}>
          {t('opinion.signClear')}
        </button>
      </p>
    );
  return (
    <div className="stack">
      <canvas
        ref={box}
        className="signature-pad"
        width={width}
        height={height}
        aria-label={t('opinion.sign')}
        role="img"
        onPointerDown={move}
        onPointerMove={move}
      />
      <small>{t('opinion.signHelp')}</small>
      <div className="buttons">
        <button
          type="button"
          className="button second small"
          disabled={!drawn}
          onClick={() =>
            box.current?.toBlob(
              (blob) => blob && void store(new File([blob], 'signature.png', { type: 'image/png' })),
            )
          }
        >
          {t('opinion.signUse')}
        </button>
        <button type="button" className="quiet" disabled={!drawn} onClick={clear}>
          {t('opinion.signClear')}
        </button>
        <FilePick
          id="signature-file"
          label={t('opinion.signPicture')}
          accept="image/png,image/jpeg"
          take={(file) => void store(file)}
        />
      </div>
      {trouble && (
        <p className="error" role="alert">
          {w(trouble)}
        </p>
      )}
    </div>
  );
};
