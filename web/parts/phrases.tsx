import { useState } from 'react';
import { useSay } from '../app/say.ts';

const key = 'tongban.phrases';
const kept = (): readonly string[] => {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
};

/** 常用意见: a few standing phrases and the person's own, kept in this browser. */
export const Phrases = ({ add, current }: { add: (phrase: string) => void; current: string }) => {
  const { t } = useSay();
  const [own, setOwn] = useState(kept);
  const keep = (next: readonly string[]) => {
    setOwn(next);
    localStorage.setItem(key, JSON.stringify(next));
  };
  const text = current.trim();
  return (
    <div className="phrases">
      {[t('phrase.1'), t('phrase.2'), t('phrase.3'), ...own].map((phrase) => (
        <button key={phrase} type="button" onClick={() => add(phrase)}>
          {phrase}
        </button>
      ))}
      {text && !own.includes(text) && text.length <= 60 && (
        <button type="button" onClick={() => keep([text, ...own].slice(0, 6))}>
          {t('phrase.keep')}
        </button>
      )}
    </div>
  );
};
