import { fromBER, Integer, OctetString } from 'asn1js';
import {
  AlgorithmIdentifier,
  Certificate,
  ExtKeyUsage,
  MessageImprint,
  SignedData,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';
import type { PackageVerification } from '../../contract/evidence.ts';
import type { Finding } from './verify/package-files.ts';
import { bytesOf } from './hashing.ts';

/** Time (UTC ms), name of the signing certificate, and whether trust in it came from outside. */
type StampFacts = NonNullable<PackageVerification['stamp']>;
export type StampCheck = StampFacts | { readonly finding: Finding };

const sha256Oid = '2.16.840.1.101.3.4.2.1';
const extKeyUsageOid = '2.5.29.37';
const timeStampingOid = '1.3.6.1.5.5.7.3.8';
const stampPath = 'seal/tagmanifest.tsr';

/** DER of a request for a time stamp on a SHA-256; the answer repeats the nonce and brings its certificates. */
export function stampRequest(digest: string, nonce: Uint8Array): Uint8Array {
  const request = new TimeStampReq({
    version: 1,
    messageImprint: imprintOf(digest),
    // A leading one keeps it positive and in its shortest form, whatever the first bit.
    nonce: new Integer({ valueHex: plain(Uint8Array.of(1, ...nonce)).buffer }),
    certReq: true,
  });
  return new Uint8Array(request.toSchema().toBER());
}

/**
 * Checks a time stamp against the SHA-256 of the tag manifest: imprint, signature, use of the signing
 * certificate, and its chain at the time told. `trusted` are certificates (PEM) from outside, `enclosed`
 * those that lie beside it. Finding E19 tells what does not hold.
 */
export async function checkStamp(
  response: Uint8Array,
  digest: string,
  certificates: { readonly trusted: string | undefined; readonly enclosed: string | undefined },
): Promise<StampCheck> {
  let signed: SignedData;
  let info: TSTInfo;
  try {
    ({ signed, info } = readResponse(response));
  } catch (cause) {
    return failed(cause instanceof Error ? cause.message : 'not readable');
  }
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  if (
    hashAlgorithm.algorithmId !== sha256Oid ||
    hexOf(new Uint8Array(hashedMessage.valueBlock.valueHexView)) !== digest
  ) {
    return failed('message imprint mismatch');
  }
  const signer = signingCertificate(signed);
  if (!signer) return failed('the certificate that signed it is missing');
  if (!mayStamp(signer)) return failed('its certificate is not for time stamping');
  const outside = certificatesIn(certificates.trusted ?? '');
  const roots = outside.length > 0 ? outside : certificatesIn(certificates.enclosed ?? '');
  const problem = await signatureProblem(signed, roots, info.genTime);
  if (problem) return failed(problem);
  return {
    at: info.genTime.getTime(),
    authority: nameOf(signer),
    trusted: outside.length > 0,
  };
}

/** The certificates that came with an answer, as PEM, and what they were asked for with. */
export function enclosedCertificates(response: Uint8Array): string {
  const { signed } = readResponse(response);
  return (signed.certificates ?? [])
    .filter((one) => one instanceof Certificate)
    .map((one) => pemOf(new Uint8Array(one.toSchema().toBER())))
    .join('');
}

async function signatureProblem(
  signed: SignedData,
  roots: readonly Certificate[],
  at: Date,
): Promise<string | undefined> {
  try {
    const content = signed.encapContentInfo.eContent;
    if (!content) return 'it holds nothing';
    // The library would hash the stamped bytes again; the imprint has been compared already, and the
    // token's own content is what the signature is over.
    signed.encapContentInfo.eContentType = '1.2.840.113549.1.7.1';
    const result = await signed.verify({
      signer: 0,
      checkChain: roots.length > 0,
      trustedCerts: [...roots],
      checkDate: at,
      extendedMode: true,
    });
    return result.signatureVerified ? undefined : 'its signature does not fit';
  } catch (cause) {
    const code = cause instanceof Error ? cause.message : (cause as { message?: string }).message;
    return `its certificates do not lead to a trusted one (${code ?? 'unknown'})`;
  }
}

function readResponse(bytes: Uint8Array): { signed: SignedData; info: TSTInfo } {
  const answer = TimeStampResp.fromBER(plain(bytes).buffer);
  const token = answer.timeStampToken;
  if (!token) throw new Error(`the authority refused (status ${answer.status.status})`);
  const signed = new SignedData({ schema: token.content });
  const content = signed.encapContentInfo.eContent;
  if (!content) throw new Error('it holds nothing');
  return { signed, info: new TSTInfo({ schema: fromBER(content.getValue()).result }) };
}

function signingCertificate(signed: SignedData): Certificate | undefined {
  const sid = signed.signerInfos[0]?.sid as
    | { serialNumber?: Integer; issuer?: { isEqual(other: unknown): boolean } }
    | undefined;
  return (signed.certificates ?? []).find(
    (one): one is Certificate =>
      one instanceof Certificate &&
      sid?.serialNumber !== undefined &&
      one.serialNumber.isEqual(sid.serialNumber) &&
      sid.issuer?.isEqual(one.issuer) === true,
  );
}

/** RFC 3161, 2.3: the extended key usage is critical and names time stamping alone. */
function mayStamp(certificate: Certificate): boolean {
  const usage = certificate.extensions?.find(({ extnID }) => extnID === extKeyUsageOid);
  return (
    usage?.critical === true &&
    usage.parsedValue instanceof ExtKeyUsage &&
    usage.parsedValue.keyPurposes.join(',') === timeStampingOid
  );
}

function nameOf({ subject }: Certificate): string {
  return subject.typesAndValues
    .map(({ value }) => String((value as { valueBlock: { value: string } }).valueBlock.value))
    .join(', ');
}

function imprintOf(digest: string): MessageImprint {
  return new MessageImprint({
    hashAlgorithm: new AlgorithmIdentifier({ algorithmId: sha256Oid }),
    hashedMessage: new OctetString({ valueHex: plain(bytesOf(digest)).buffer }),
  });
}

function certificatesIn(pem: string): Certificate[] {
  const blocks = pem.matchAll(/-----BEGIN CERTIFICATE-----([\s\S]+?)-----END CERTIFICATE-----/g);
  return [...blocks].map(([, text = '']) => Certificate.fromBER(fromBase64(text).buffer));
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const digits = [...text.replaceAll(/[^A-Za-z0-9+/]/g, '')].map((char) => alphabet.indexOf(char));
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  for (let at = 0; at < bytes.length; at += 1) {
    const first = Math.floor((at * 4) / 3);
    const pair = ((digits[first] ?? 0) << 6) | (digits[first + 1] ?? 0);
    bytes[at] = (pair >> [4, 2, 0][at % 3]!) & 0xff;
  }
  return bytes;
}

function pemOf(der: Uint8Array): string {
  let text = '';
  for (let at = 0; at < der.length; at += 3) {
    const triple = ((der[at] ?? 0) << 16) | ((der[at + 1] ?? 0) << 8) | (der[at + 2] ?? 0);
    const digits = [18, 12, 6, 0].map((shift) => alphabet[(triple >> shift) & 63]).join('');
    const rest = der.length - at;
    text += rest >= 3 ? digits : digits.slice(0, rest + 1).padEnd(4, '=');
  }
  const lines = text.match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function plain(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function failed(detail: string): StampCheck {
  return { finding: { code: 'E19', path: stampPath, detail } };
}
