/** Base32 of RFC 4648; shorter texts hold no invite. */
const CODE = /^[A-Z2-7]{16,200}$/
const IN_LINK = /(?:#|[?&])join=([^&#\s]*)/

/**
 * The code in what somebody typed or pasted: a link that ends in `#join=CODE`, or the code itself, in any case and
 * with spaces or dashes. Null when it cannot be one; whether it works, the adapter finds out.
 */
export function inviteCodeIn(text: string): string | null {
  const found = IN_LINK.exec(text)?.[1] ?? text
  const code = found.replace(/[\s-]/g, '').toUpperCase()
  return CODE.test(code) ? code : null
}
