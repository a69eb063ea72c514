const KEY = 'cairnkit.device-name'
/** Code units; a peer cuts names to 64 bytes, a field for a few words is enough. */
export const LONGEST_NAME = 60

/** What this device was called last time, or an empty text. Never leaves the browser by itself. */
export function rememberedDeviceName(): string {
  try {
    return (localStorage.getItem(KEY) ?? '').slice(0, LONGEST_NAME)
  } catch {
    // A page may be kept from its storage; the name is then asked for again.
    return ''
  }
}

export function rememberDeviceName(name: string): void {
  try {
    localStorage.setItem(KEY, name)
  } catch (error) {
    console.warn('The device name could not be remembered.', error)
  }
}
