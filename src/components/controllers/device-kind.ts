/** What people call this device: by its pointer and the short side of its screen. */
export function deviceKind(): 'phone' | 'tablet' | 'computer' {
  if (typeof matchMedia === 'undefined') return 'computer'
  const side = Math.min(screen.width, screen.height)
  const touch = matchMedia('(pointer: coarse)').matches
  if (side < 600) return 'phone'
  return touch ? 'tablet' : 'computer'
}
