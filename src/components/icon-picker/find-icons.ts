/** The pictures whose names hold every word, those that begin with the first word first. */
export function findIcons(icons: readonly string[], text: string): readonly string[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return icons
  const found = icons.filter(icon => {
    const name = nameOfIcon(icon)
    return words.every(word => name.includes(word))
  })
  const begins = (icon: string): number => (nameOfIcon(icon).startsWith(words[0]!) ? 0 : 1)
  return found.toSorted((a, b) => begins(a) - begins(b))
}

/** `temaki/bow_and_arrow` → `bow and arrow`. */
export function nameOfIcon(icon: string): string {
  return icon
    .slice(icon.indexOf('/') + 1)
    .replace(/[-_/]+/g, ' ')
    .toLowerCase()
}
