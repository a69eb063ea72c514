/** Builds `examples/plain`, a page of HTML beside the kit in one script. `outDir` is emptied and filled. */
export function buildPlain(outDir: string): Promise<void>
