export interface FieldBuildOptions {
  /** Emptied and filled. */
  readonly outDir: string
  /** The demo's folder, by default examples/field. */
  readonly source?: string
  /** Default true. */
  readonly minify?: boolean
}

/** Bundles the field demo into a folder that any web server can serve. Needs a fresh `dist/`. */
export function buildField(options: FieldBuildOptions): Promise<{
  /** The files it was made from, from the repository's folder. */
  readonly inputs: readonly string[]
}>
