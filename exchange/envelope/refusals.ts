import { type Refusal, refuse, type Words } from '#kernel';

/**
 * The closed list of reasons why an envelope or receipt is not accepted. A sender's clock that is wrong is none of them.
 */
export type EnvelopeCode =
  | 'envelope-malformed'
  | 'envelope-not-for-us'
  | 'envelope-unknown-suite'
  | 'envelope-signature'
  | 'envelope-decrypt'
  | 'receipt-malformed'
  | 'receipt-mismatch'
  | 'receipt-signature';

const SAYS: Readonly<Record<EnvelopeCode, Words>> = {
  'envelope-malformed': ['信封格式不完整', 'The envelope is not well formed'],
  'envelope-not-for-us': ['信封的收件节点或发件节点不符', 'The envelope is not addressed from that node to this one'],
  'envelope-unknown-suite': [
    '本节点不支持该信封的密码套件',
    'This node does not know the signature suite of the envelope',
  ],
  'envelope-signature': [
    '信封签名无效：内容被改动，或签名密钥未登记',
    'The signature does not hold: the content was changed or the key is not registered',
  ],
  'envelope-decrypt': [
    '信封无法解密：密钥已不在本节点，或密文不是该发件节点所封',
    'The body cannot be opened: its key is gone, or another node sealed it',
  ],
  'receipt-malformed': ['回执格式不完整', 'The receipt is not well formed'],
  'receipt-mismatch': ['回执与所发信封不符', 'The receipt is not for the envelope that was sent'],
  'receipt-signature': ['回执签名无效', 'The signature of the receipt does not hold'],
};

export const envelopeRefusal = (code: EnvelopeCode, detail: Readonly<Record<string, unknown>> = {}): Refusal =>
  refuse(code, SAYS[code], { detail });
