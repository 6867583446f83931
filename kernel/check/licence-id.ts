import { ok, type Result } from '../outcome/result.ts';
import { faulty, type Kind, wrongCheck } from './refusals.ts';
import { mod3736, tidy } from './text.ts';
import { checkUscc } from './uscc.ts';

const kind: Kind = {
  code: 'licence',
  name: ['电子证照标识', 'The electronic licence identifier'],
  remedy: ['请扫描证照二维码或重新复制完整标识', 'Scan the code on the licence or copy the whole identifier again'],
};

/** 电子证照根代码. */
export const licenceRoot = '1.2.156.3005.2';

export interface LicenceId {
  readonly number: string;
  /** 证照类型代码. */
  readonly type: string;
  /** 证照颁发机构, a unified social credit code. */
  readonly issuer: string;
  /** 流水号. */
  readonly serial: string;
  /** 版本号, three digits. */
  readonly version: string;
  readonly check: string;
}

/** The check character covers type, issuer, serial and version without root and dots (agrees with identifiers in use). */
export const licenceCheck = (type: string, issuer: string, serial: string, version: string): string =>
  mod3736(`${type}${issuer}${serial}${version}`);

/**
 * 电子证照标识, GB/T 36904: `1.2.156.3005.2` . type . issuer . serial . version . check by ISO 7064 MOD 37,36.
 * Refusals: `licence-root`, `licence-parts`, `licence-issuer`, `licence-check-digit`.
 */
export function checkLicenceId(text: string): Result<LicenceId> {
  const number = tidy(text);
  if (!number.startsWith(`${licenceRoot}.`)) {
    return faulty(kind, 'root', [`应以${licenceRoot}开头`, `must begin with ${licenceRoot}`], { position: 1 });
  }
  const shape = /^([0-9A-Z]+)\.([0-9A-Z]+)\.([0-9A-Z]+)\.(\d{3})\.([0-9A-Z])$/.exec(
    number.slice(licenceRoot.length + 1),
  );
  if (!shape) {
    return faulty(
      kind,
      'parts',
      [
        '根代码之后应为：类型.颁发机构.流水号.三位版本号.校验位',
        'must go on with type.issuer.serial.version (three digits).check',
      ],
      { position: licenceRoot.length + 2 },
    );
  }
  const [, type, issuer, serial, version, check] = shape as unknown as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const body = checkUscc(issuer);
  if (!body.ok) {
    return faulty(kind, 'issuer', [`的颁发机构代码有误。${body.says[0]}`, `names no issuer. ${body.says[1]}`], {
      ...body.detail,
      because: body.code,
    });
  }
  if (licenceCheck(type, issuer, serial, version) !== check) return wrongCheck(kind, number.length);
  return ok({ number, type, issuer, serial, version, check });
}
