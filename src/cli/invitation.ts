import { CairnError } from '../model/index.js'

export interface Invitation {
  readonly code: string
  /** The hub that a link came from. */
  readonly via: readonly string[]
}

/** Reads a code as people write it, or a link with `#join=CODE`. @throws CairnError 'invite-invalid' */
export function readInvitation(text: string): Invitation {
  const [, page, linked] = /^(.*)#(?:.*&)?join=([^&]*)/s.exec(text.trim()) ?? []
  const code = (linked === undefined ? text : decodeCode(linked)).replace(/[\s\-–]/g, '').toUpperCase()
  if (!/^[A-Z2-7]+$/.test(code)) {
    throw new CairnError(
      'invite-invalid',
      'This is not an invite code. It has only letters and the digits 2 to 7; copy it again, or ask for a new one.'
    )
  }
  return { code, via: page === undefined ? [] : hubOf(page) }
}

function decodeCode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    throw new CairnError('invite-invalid', 'The link is broken. Copy it again, or ask for a new one.', {
      cause: error
    })
  }
}

function hubOf(page: string): string[] {
  if (!URL.canParse(page)) return []
  const { protocol, host } = new URL(page)
  if (protocol !== 'http:' && protocol !== 'https:') return []
  return [`${protocol === 'https:' ? 'wss' : 'ws'}://${host}`]
}

/** The address of a hub, as `ws://HOST:PORT`; `http://` is understood too. @throws CairnError 'bad-input' */
export function hubAddress(text: string): string {
  const address = URL.canParse(text) ? new URL(text) : null
  switch (address?.protocol) {
    case 'ws:':
    case 'wss:':
      return text.replace(/\/+$/, '')
    case 'http:':
    case 'https:':
      return text.replace(/^http/, 'ws').replace(/\/+$/, '')
    default:
      throw new CairnError(
        'bad-input',
        `${text} is no address of a hub. Write it like ws://192.168.1.20:7946.`
      )
  }
}
