import { randomBytes } from 'node:crypto'
import { readSecrets, writeSecrets } from '../../sync/peer/vault.js'
import type { LocalFiles } from '../../sync/storage/storage.js'
import { createCertificate } from '../../sync/transports/webrtc/certificate.js'
import type { HubIdentity } from '../../sync/transports/webrtc/direct-listener.js'
import { passwordOf } from '../../sync/transports/webrtc/direct-code.js'

const FILE = 'hub/direct'
const PASSWORD_BYTES = 16

/**
 * What pages know this hub by: made at the first start and kept beside the device's other keys, so that a code that
 * somebody has on paper stays good.
 * @throws CairnError 'storage-broken' | 'unsupported-version' | 'storage-full'
 */
export async function hubIdentity(local: LocalFiles): Promise<HubIdentity> {
  const known = await readSecrets<HubIdentity>(local, FILE, isIdentity)
  if (known) return known
  const made = { ...createCertificate(), password: passwordOf(randomBytes(PASSWORD_BYTES)) }
  await writeSecrets(local, FILE, made)
  return made
}

function isIdentity({ certificate, key, password }: Readonly<Record<string, unknown>>): boolean {
  const isPem = (value: unknown, what: string) =>
    typeof value === 'string' && value.startsWith(`-----BEGIN ${what}-----`)
  const isPassword = typeof password === 'string' && /^[A-Za-z0-9+/]{22}$/.test(password)
  return isPem(certificate, 'CERTIFICATE') && isPem(key, 'PRIVATE KEY') && isPassword
}
