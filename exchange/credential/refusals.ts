import { type Refusal, refuse, type Words } from '#kernel';

/** The closed list of reasons why a credential or a status list is not accepted. */
export type CredentialCode =
  | 'credential-malformed'
  | 'credential-signature'
  | 'credential-not-yet'
  | 'credential-expired'
  | 'credential-revoked'
  | 'credential-suspended'
  | 'credential-other-list'
  | 'status-list-malformed'
  | 'status-list-signature'
  | 'status-list-expired';

const SAYS: Readonly<Record<CredentialCode, Words>> = {
  'credential-malformed': ['证照内容不完整', 'The credential is not well formed'],
  'credential-signature': [
    '证照签名无效，或不是该机关签发',
    'The signature does not hold, or another authority issued it',
  ],
  'credential-not-yet': ['证照尚未生效', 'The credential is not valid yet'],
  'credential-expired': ['证照已过有效期', 'The credential has expired'],
  'credential-revoked': ['证照已被签发机关撤销', 'The issuing authority has revoked the credential'],
  'credential-suspended': ['证照已被签发机关暂停', 'The issuing authority has suspended the credential'],
  'credential-other-list': ['所查状态清单不含该证照', 'The status list asked does not hold this credential'],
  'status-list-malformed': ['状态清单内容不完整', 'The status list is not well formed'],
  'status-list-signature': ['状态清单签名无效', 'The signature of the status list does not hold'],
  'status-list-expired': ['状态清单已过期，请重新获取', 'The status list is out of date: fetch it again'],
};

export const credentialRefusal = (code: CredentialCode, detail: Readonly<Record<string, unknown>> = {}): Refusal =>
  refuse(code, SAYS[code], { detail });
