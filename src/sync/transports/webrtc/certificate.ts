import { createHash, generateKeyPairSync, sign } from 'node:crypto'

/** What a hub shows pages, and what they know it by. */
export interface Certificate {
  /** Both as PEM. */
  readonly certificate: string
  readonly key: string
}

const ECDSA_WITH_SHA256 = '2a8648ce3d040302'
const COMMON_NAME = '550403'
const INTEGER = 0x02
const BITS = 0x03
const OBJECT_ID = 0x06
const TEXT = 0x0c
const UTC_TIME = 0x17
const GENERAL_TIME = 0x18
const SEQUENCE = 0x30
const SET = 0x31

/** A new key (ECDSA on P-256) and a certificate that it signs for itself (X.509, RFC 5280), which never runs out. */
export function createCertificate(): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const algorithm = der(SEQUENCE, der(OBJECT_ID, Buffer.from(ECDSA_WITH_SHA256, 'hex')))
  const commonName = der(SEQUENCE, der(OBJECT_ID, Buffer.from(COMMON_NAME, 'hex')), der(TEXT, ascii('hub')))
  const name = der(SEQUENCE, der(SET, commonName))
  const body = der(
    SEQUENCE,
    der(INTEGER, Buffer.from([1])),
    algorithm,
    name,
    der(SEQUENCE, der(UTC_TIME, ascii('200101000000Z')), der(GENERAL_TIME, ascii('99991231235959Z'))),
    name,
    publicKey.export({ type: 'spki', format: 'der' })
  )
  const signature = der(BITS, Buffer.from([0]), sign('sha256', body, privateKey))
  return {
    certificate: pem(der(SEQUENCE, body, algorithm, signature)),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  }
}

/** SHA-256 of the certificate. */
export function fingerprintOf({ certificate }: Certificate): Uint8Array {
  const body = certificate.replace(/-----[^-]+-----/g, '')
  return Uint8Array.from(createHash('sha256').update(Buffer.from(body, 'base64')).digest())
}

/** One value in the encoding of certificates: tag, length, content. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

const ascii = (text: string): Buffer => Buffer.from(text, 'ascii')

function pem(bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}
