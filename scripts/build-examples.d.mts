/** Builds `examples/plain`, a page of HTML beside the kit in one script. `outDir` is emptied and filled. */
export function buildPlain(outDir: string): Promise<void>

/** Builds `examples/react`, a page of Vite and React. `outDir` is emptied and filled. */
export function buildReact(outDir: string): Promise<void>

/** Builds `examples/land-rights`, an app that works without a network. `outDir` is emptied and filled. */
export function buildLandRights(outDir: string): Promise<void>
