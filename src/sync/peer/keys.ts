import { blake2b256, fromHex, toHex, type DeviceId, type LogName, type ProjectId } from '../../model/index.js'

const ascii = (text: string) => new TextEncoder().encode(text)
const u32 = (value: number) => {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value, true)
  return bytes
}
const FIRST_NONCE = new Uint8Array(16)

/** A Hypercore manifest that only this device can sign for, and that anyone can compute (format.md, "Keys and logs"). */
export function logManifest(
  project: ProjectId,
  device: DeviceId,
  name: LogName,
  generation = 1,
  nonce: Uint8Array = FIRST_NONCE
) {
  const namespace = blake2b256([ascii('cairn/log/1'), fromHex(project), u32(generation), nonce, ascii(name)])
  return {
    version: 1,
    signers: [{ signature: 'ed25519', publicKey: fromHex(device), namespace }]
  }
}

/** What a device signs to say that it goes on in another generation of its logs (format.md, "Generations"). */
export function generationCard(project: ProjectId, number: number, nonce: Uint8Array): Uint8Array {
  return blake2b256([ascii('cairn/generation/1'), fromHex(project), u32(number), nonce])
}

/** Names one later generation of a device. */
export function generationId(device: DeviceId, number: number, nonce: Uint8Array): string {
  return toHex(blake2b256([ascii('cairn/generation-id/1'), fromHex(device), u32(number), nonce]))
}

/** The first 31 bits of the epoch key's hash: names an epoch without an order, so that two made apart never clash. */
export function epochId(epochKey: Uint8Array): number {
  const hash = blake2b256([ascii('cairn/epoch/1'), epochKey])
  return new DataView(hash.buffer, hash.byteOffset).getUint32(0, true) & 0x7fffffff
}

export function blockKey(epochKey: Uint8Array, logKey: Uint8Array): Uint8Array {
  return blake2b256([ascii('cairn/block/1'), logKey], epochKey)
}

export function proofKey(epochKey: Uint8Array): Uint8Array {
  return blake2b256([ascii('cairn/proof/1')], epochKey)
}

/** Where devices that share a secret meet. Says nothing about the secret. */
export function topicOf(secret: Uint8Array): Uint8Array {
  return blake2b256([ascii('cairn/topic/1')], secret)
}

/** The tag that one end of an encrypted connection shows to prove that it holds a proof key. */
export function proofTag(
  key: Uint8Array,
  sender: { readonly initiator: boolean; readonly publicKey: Uint8Array },
  handshakeHash: Uint8Array
): Uint8Array {
  const side = new Uint8Array([sender.initiator ? 1 : 0])
  return blake2b256([ascii('cairn/member/1'), side, handshakeHash, sender.publicKey], key)
}

/** Where local things are kept under; never leaves the device. */
export function localKey(deviceSeed: Uint8Array): Uint8Array {
  return blake2b256([ascii('cairn/local/1')], deviceSeed)
}
