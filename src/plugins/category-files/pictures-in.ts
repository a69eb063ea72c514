import type { CategorySet } from '../plugin.js'

/** The names of all pictures that a set uses, each once. */
export function picturesIn({ groups = [], presets, fields }: CategorySet): readonly string[] {
  const names = [
    ...groups.map(({ icon }) => icon),
    ...presets.map(({ icon }) => icon),
    ...fields.flatMap(({ options = [] }) => options.map(({ icon = '' }) => icon))
  ]
  return [...new Set(names)].filter(name => name !== '')
}
