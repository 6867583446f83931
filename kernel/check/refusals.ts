import type { Words } from '../declare/words.ts';
import { type Refusal, refuse } from '../outcome/result.ts';

/**
 * Sentences shared by the validators. They name the place of the fault and never repeat the value: a number of a person
 * must not reach a log through an error message.
 */
export interface Kind {
  /** First part of the refusal codes: `id`, `uscc`, `unit`, `matter`, `licence`. */
  readonly code: string;
  readonly name: Words;
  readonly remedy: Words;
}

export const faulty = (kind: Kind, fault: string, says: Words, detail?: Readonly<Record<string, unknown>>): Refusal =>
  refuse(`${kind.code}-${fault}`, [`${kind.name[0]}${says[0]}`, `${kind.name[1]} ${says[1]}`], {
    remedy: kind.remedy,
    detail,
  });

export const wrongLength = (kind: Kind, expected: string, length: number): Refusal =>
  faulty(
    kind,
    'length',
    [`应为${expected}位，现为${length}位`, `must have ${expected} characters; this has ${length}`],
    {
      length,
    },
  );

export const wrongCharacter = (kind: Kind, position: number, allowed: Words): Refusal =>
  faulty(
    kind,
    'characters',
    [`第${position}位有误：此处应为${allowed[0]}`, `has a fault at position ${position}: expected ${allowed[1]}`],
    { position },
  );

export const wrongCheck = (kind: Kind, position: number): Refusal =>
  faulty(
    kind,
    'check-digit',
    [
      `第${position}位校验码与其余各位不符，其中必有一位有误`,
      `fails its check character at position ${position}: some character is wrong`,
    ],
    { position },
  );

export const digits: Words = ['数字', 'a digit'];
