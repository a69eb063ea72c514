/** Shorter or longer than any code: a typing mistake or something else. */
const SHORTEST = 16
const LONGEST = 1000

/** The code in what somebody pasted: an invite link, or the code with spaces and dashes; null for neither. */
export function codeIn(text: string): string | null {
  const after = /[#?&]join=([^&\s]+)/i.exec(text)?.[1]
  const code = (after ?? text).replace(/[\s-]/g, '').toUpperCase()
  return code.length >= SHORTEST && code.length <= LONGEST && /^[A-Z0-9]+$/.test(code) ? code : null
}
