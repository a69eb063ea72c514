import type { PluginOption, SyncAdapter } from '../../project/types.js'

/** What `cairn-project` works with where it is given nothing of its own. */
export interface ProjectDefaults {
  /** The way into projects of this device; asked for when the first project is about to be opened. */
  adapter(onElsewhere: () => void): Promise<SyncAdapter>
  plugins(): PluginOption
}

/** A registered symbol, so that two copies of the package on a page share what one of them was told. */
const KEY = Symbol.for('cairnkit.project-defaults')
const page = globalThis as { [KEY]?: ProjectDefaults | undefined }

/** Sets what every `cairn-project` of this page works with, unless it is given its own. The first call counts. */
export function setProjectDefaults(defaults: ProjectDefaults): void {
  page[KEY] ??= defaults
}

/** What was set, or null. */
export function projectDefaults(): ProjectDefaults | null {
  return page[KEY] ?? null
}
