const CHARACTERS = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte))

/** A binary key as text of one character a byte: the same order, and usable as a Map key. */
export function keyText(key: Uint8Array): string {
  let text = ''
  for (const byte of key) text += CHARACTERS[byte] ?? ''
  return text
}

/** The bytes of a text made by `keyText`. */
export function keyBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i)
  return bytes
}
