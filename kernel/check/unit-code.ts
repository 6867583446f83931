import { ok, type Result } from '../outcome/result.ts';
import { digits, faulty, type Kind, wrongCharacter, wrongLength } from './refusals.ts';
import { firstBad, tidy } from './text.ts';

const kind: Kind = {
  code: 'unit',
  name: ['不动产单元代码', 'The real-estate unit code'],
  remedy: ['请对照不动产权证书重新填写28位代码', 'Enter the 28 characters again from the title certificate'],
};

export interface UnitCode {
  readonly number: string;
  /** 县级行政区划: it says which registry decides. */
  readonly region: string;
  /** 地籍区 and 地籍子区. */
  readonly cadastralArea: string;
  readonly cadastralSubarea: string;
  /** 宗地特征码: ownership (G 国家, J 集体, Z 争议或未确定) and kind of land right. */
  readonly parcelKind: string;
  readonly parcelNumber: string;
  /** 定着物特征码: F 房屋等, L 林木, Q 其他, W 无定着物. */
  readonly fixtureKind: 'F' | 'L' | 'Q' | 'W';
  readonly fixtureNumber: string;
  /** 幢 and 户, for F only. */
  readonly building?: string;
  readonly room?: string;
  /** As printed: four groups of 6, 6, 7 and 9. */
  readonly display: string;
}

const landRights = /[ABSXCDEFHGWY]/;

/**
 * 不动产单元代码, GB/T 37346: 6 region + 3 + 3 cadastral areas + 2 + 5 parcel + 1 + 8 fixture. The standard has no check
 * character (reported), so what holds here is shape and, where the caller says which regions (GB/T 2260) have a registry, the region;
 * that the unit exists only the register can say. Refusals: `unit-length`, `unit-characters`, `unit-region`, `unit-fixture`.
 */
export function checkUnitCode(
  text: string,
  { regions }: { readonly regions?: Pick<ReadonlySet<string>, 'has'> } = {},
): Result<UnitCode> {
  const number = tidy(text);
  if (number.length !== 28) return wrongLength(kind, '28', number.length);
  const area = firstBad(number.slice(0, 12), /\d/);
  if (area) return wrongCharacter(kind, area, digits);
  if (!/[GJZ]/.test(number.charAt(12))) return wrongCharacter(kind, 13, ['G、J或Z', 'G, J or Z']);
  if (!landRights.test(number.charAt(13)))
    return wrongCharacter(kind, 14, ['宗地权利类型字母', 'the letter of a land right']);
  const parcel = firstBad(number.slice(14, 19), /\d/);
  if (parcel) return wrongCharacter(kind, parcel + 14, digits);
  if (!/[FLQW]/.test(number.charAt(19))) return wrongCharacter(kind, 20, ['F、L、Q或W', 'F, L, Q or W']);
  const fixture = firstBad(number.slice(20), /\d/);
  if (fixture) return wrongCharacter(kind, fixture + 20, digits);
  const region = number.slice(0, 6);
  if (regions && !regions.has(region)) {
    return faulty(
      kind,
      'region',
      ['前6位的区划不在所载登记机构之列', 'begins with a region whose registry is not known here'],
      { region },
    );
  }
  const fixtureKind = number.charAt(19) as UnitCode['fixtureKind'];
  const fixtureNumber = number.slice(20);
  if ((fixtureKind === 'W') !== (fixtureNumber === '00000000')) {
    return faulty(
      kind,
      'fixture',
      ['无定着物（W）时后8位为0，有定着物时不得全为0', 'must end in eight zeros with W and must not otherwise'],
      { position: 21 },
    );
  }
  const parts = {
    number,
    region,
    cadastralArea: number.slice(6, 9),
    cadastralSubarea: number.slice(9, 12),
    parcelKind: number.slice(12, 14),
    parcelNumber: number.slice(14, 19),
    fixtureKind,
    fixtureNumber,
    display: `${region} ${number.slice(6, 12)} ${number.slice(12, 19)} ${number.slice(19)}`,
  };
  return ok(fixtureKind === 'F' ? { ...parts, building: number.slice(20, 24), room: number.slice(24) } : parts);
}
