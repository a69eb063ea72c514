import { fromHex, type DeviceId } from '../../../model/index.js'
import { joinBytes, sign, verify, type Pair } from '../seal.js'
import { heldBytes, heldRecord, ITEMS_AT_ONCE, type HeldLog } from './records.js'

const LABEL = new TextEncoder().encode('cairn/held/2')
const LABEL_WITHOUT_HEADS = new TextEncoder().encode('cairn/held/1')

/** What this device holds, signed by it for one file, in as many records as it takes. */
export function* heldRecords(pair: Pair, salt: Uint8Array, held: readonly HeldLog[]): Generator<Uint8Array> {
  for (let at = 0; at < held.length; at += ITEMS_AT_ONCE) {
    const items = heldBytes(held.slice(at, at + ITEMS_AT_ONCE))
    yield heldRecord(sign(pair.secretKey, joinBytes(LABEL, salt, items)), items)
  }
}

/** Whether the device said so itself: anybody with a key of the project can make a file. */
export function isSaidBy(
  device: DeviceId,
  salt: Uint8Array,
  record: { readonly signature: Uint8Array; readonly signed: Uint8Array; readonly hasHeads: boolean }
): boolean {
  const label = record.hasHeads ? LABEL : LABEL_WITHOUT_HEADS
  return verify(fromHex(device), joinBytes(label, salt, record.signed), record.signature)
}
