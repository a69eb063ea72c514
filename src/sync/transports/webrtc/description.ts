/** What two ends must tell each other before WebRTC can connect them. */
export interface Description {
  /** ICE user fragment and password. */
  readonly user: string
  readonly password: string
  /** SHA-256 of the certificate of this end. */
  readonly fingerprint: Uint8Array
  readonly candidates: readonly Candidate[]
}

/** A place where an end listens; `name` is a browser's stand-in for its address (`….local`, 16 bytes of a UUID). */
export interface Candidate {
  readonly type: 'ip4' | 'ip6' | 'name'
  readonly address: Uint8Array
  readonly port: number
}

/** Candidates that are told; a device with more has many networks. */
export const MAX_CANDIDATES = 8
const ADDRESS_BYTES = { ip4: 4, ip6: 16, name: 16 } as const
const ICE_TEXT = /^[A-Za-z0-9+/]+$/
/** Of every host candidate in an SDP: kind of transport, address, port. */
const CANDIDATE = /^a=candidate:\S+ 1 (udp|UDP) \d+ (\S+) (\d+) typ host/gm

export const addressBytes = (type: Candidate['type']): number => ADDRESS_BYTES[type]

/** Whether it may stand in an SDP: it may have come from anybody. */
export function isDescription({ user, password, candidates }: Description): boolean {
  const fits = (text: string, least: number, most: number) =>
    text.length >= least && text.length <= most && ICE_TEXT.test(text)
  return (
    fits(user, 4, 256) && fits(password, 22, 256) && candidates.every(({ port }) => port > 0 && port < 65_536)
  )
}

/** Null when a browser says something else than expected. */
export function readSdp(sdp: string): Description | null {
  const [user, password, print] = [
    /^a=ice-ufrag:(\S+)/m,
    /^a=ice-pwd:(\S+)/m,
    /^a=fingerprint:sha-256 ((?:[0-9A-F]{2}:){31}[0-9A-F]{2})/im
  ].map(pattern => pattern.exec(sdp)?.[1])
  if (user === undefined || password === undefined || print === undefined) return null
  const candidates = [...sdp.matchAll(CANDIDATE)].flatMap(([, , address = '', port]) => {
    const place = readAddress(address)
    return place ? [{ ...place, port: Number(port) }] : []
  })
  const description = {
    user,
    password,
    fingerprint: bytesOfHex(print.replaceAll(':', '')),
    candidates: candidates.slice(0, MAX_CANDIDATES)
  }
  return isDescription(description) ? description : null
}

export interface SdpOptions {
  /** Who opens the encrypted connection: this end, the other one, or whoever is asked. */
  readonly setup: 'active' | 'passive' | 'actpass'
  /** The end has an address of its own and only answers. */
  readonly lite?: boolean
}

/** The SDP of one end that has a single data connection. */
export function writeSdp(description: Description, { setup, lite = false }: SdpOptions): string {
  return [
    'v=0',
    'o=- 1 1 IN IP4 0.0.0.0',
    's=-',
    't=0 0',
    'a=group:BUNDLE 0',
    ...(lite ? ['a=ice-lite'] : []),
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 0.0.0.0',
    'a=mid:0',
    `a=ice-ufrag:${description.user}`,
    `a=ice-pwd:${description.password}`,
    `a=fingerprint:sha-256 ${withColons(description.fingerprint)}`,
    `a=setup:${setup}`,
    'a=sctp-port:5000',
    'a=max-message-size:65536',
    ...description.candidates.map(writeCandidate),
    'a=end-of-candidates',
    ''
  ].join('\r\n')
}

function writeCandidate({ type, address, port }: Candidate, place: number): string {
  return `a=candidate:${place + 1} 1 udp ${2_122_260_223 - place} ${addressText(type, address)} ${port} typ host`
}

function addressText(type: Candidate['type'], address: Uint8Array): string {
  if (type === 'ip4') return address.join('.')
  const hex = hexOf(address)
  if (type === 'ip6') return (hex.match(/.{4}/g) ?? []).join(':')
  return `${hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}.local`
}

function readAddress(text: string): Pick<Candidate, 'type' | 'address'> | null {
  const name = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.local$/i.exec(text)?.[1]
  if (name !== undefined) return { type: 'name', address: bytesOfHex(name.replaceAll('-', '')) }
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) {
    const parts = text.split('.').map(Number)
    return parts.every(part => part < 256) ? { type: 'ip4', address: Uint8Array.from(parts) } : null
  }
  return readIp6(text)
}

function readIp6(text: string): Pick<Candidate, 'type' | 'address'> | null {
  if (!/^[0-9a-f:]+$/i.test(text)) return null
  const [head = '', tail, ...more] = text.split('::')
  const groups = (part: string | undefined) => (part ? part.split(':') : [])
  const gap = 8 - groups(head).length - groups(tail).length
  if (more.length > 0 || (tail === undefined ? gap !== 0 : gap < 1)) return null
  const all = [...groups(head), ...Array<string>(gap).fill('0'), ...groups(tail)]
  if (!all.every(group => /^[0-9a-f]{1,4}$/i.test(group))) return null
  return { type: 'ip6', address: bytesOfHex(all.map(group => group.padStart(4, '0')).join('')) }
}

export const withColons = (bytes: Uint8Array): string =>
  (hexOf(bytes).toUpperCase().match(/../g) ?? []).join(':')

const hexOf = (bytes: Uint8Array): string =>
  [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')

const bytesOfHex = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], pair => Number.parseInt(pair, 16))
