const KEY = 'cairnkit.last-project'

/** The id of the project that was open last on this device, or null. */
export function lastProject(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    // A page may be kept from its storage; the first project is as good then.
    return null
  }
}

export function rememberProject(id: string): void {
  try {
    localStorage.setItem(KEY, id)
  } catch (error) {
    console.warn('Which project was open could not be remembered.', error)
  }
}

/** The code of an invite link, `#join=CODE`, taken out of the address: it works once. */
export function takeInviteCode(): string | null {
  const code = /^#join=(.+)$/.exec(location.hash)?.[1] ?? null
  if (code !== null) history.replaceState(history.state, '', location.pathname + location.search)
  return code
}
