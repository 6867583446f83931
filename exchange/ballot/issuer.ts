import { Buffer } from 'node:buffer';
import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  privateDecrypt,
  publicEncrypt,
} from 'node:crypto';
import { promisify } from 'node:util';
import { fromHex, type Hex, ok, type Result, refuse, toHex } from '#kernel';

const generate = promisify(generateKeyPair);

/** Made for one ballot, by one node. The private half is deleted when the book closes: nobody can mint credentials afterwards. */
export interface IssuerKey {
  /** SPKI in base64url, as it stands in the notice. */
  readonly publicKey: string;
  /** PKCS #8 in base64url. Secret. */
  readonly privateKey: string;
}

/** 3072 bits: a board is kept and checked for ten years or more. */
export const makeIssuerKey = async (modulusLength = 3072): Promise<IssuerKey> => {
  const { publicKey, privateKey } = await generate('rsa', {
    modulusLength,
    publicExponent: 65537,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  });
  return { publicKey: publicKey.toString('base64url'), privateKey: privateKey.toString('base64url') };
};

/**
 * BlindSign of RFC 9474 section 4.3: the raw RSA operation, by OpenSSL (which blinds it against timing), then checked with the public key
 * so that a faulty computation never leaves the node. Deterministic: the same request gives the same answer again.
 */
export const blindSign = (key: IssuerKey, blinded: Hex): Result<Hex> => {
  const bytes = fromHex(blinded);
  const priv = createPrivateKey({ key: Buffer.from(key.privateKey, 'base64url'), format: 'der', type: 'pkcs8' });
  const pub = createPublicKey({ key: Buffer.from(key.publicKey, 'base64url'), format: 'der', type: 'spki' });
  const length = Math.ceil((pub.asymmetricKeyDetails?.modulusLength ?? 0) / 8);
  const modulus = Buffer.from(pub.export({ format: 'jwk' }).n ?? '', 'base64url');
  if (!bytes || bytes.length !== length || Buffer.compare(bytes, modulus) >= 0) {
    return refuse('ballot-shape', ['请求格式不符', 'The request is malformed'], { field: '/blinded' });
  }
  const signature = privateDecrypt({ key: priv, padding: constants.RSA_NO_PADDING }, bytes);
  const again = publicEncrypt({ key: pub, padding: constants.RSA_NO_PADDING }, signature);
  if (!again.equals(bytes))
    throw new Error('bug: the blind signature does not verify; the key or the machine is faulty');
  return ok(toHex(signature));
};
