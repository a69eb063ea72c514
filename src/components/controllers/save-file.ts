/** Long enough for any browser to have begun to read it. */
const READ_MS = 60_000

/** Hands a file to the browser, which saves it or asks where to. */
export function saveFile(file: File): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = file.name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), READ_MS)
}

/** A project's name as that of a file, whatever it is written in. */
export function fileName(project: string, extension: string): string {
  const name = project.replace(/[^\p{L}\p{M}\p{N} _-]+/gu, ' ').trim()
  return `${name || 'cairn'}.${extension}`
}
