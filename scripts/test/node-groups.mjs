import { readFile, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, transform } from 'esbuild'
import { root } from '../run.mjs'

/** Tests that start a browser, or look at what an import alone does, have a process of their own. */
const ALONE = /^test\/(?:page-|components\/import-in-node)/
/** Folders whose tests take longest: they begin first, so that no process is left with one of them at the end. */
const LONGEST = ['test/storage-node', 'test/page-tabs', 'test/cli', 'test/peer', 'test/page-engine']
/** Test files of these that one process runs: fewer are shared out more evenly. */
const FEW = 3
/** As many of the others, whose folder does not matter: starting a process takes longer than most of them. */
const MANY = 12

/**
 * Puts test files together that one process runs, in the order in which they should begin.
 * @param {readonly string[]} files
 * @returns {readonly (readonly string[])[]}
 */
export function groupsOf(files) {
  const groups = new Map()
  for (const file of [...files].sort((a, b) => turn(a) - turn(b))) {
    const folder = LONGEST.includes(dirname(file)) ? dirname(file) : OTHERS
    const name = ALONE.test(file) ? file : folder
    groups.set(name, [...(groups.get(name) ?? []), file])
  }
  return [...groups].flatMap(([name, group]) => {
    const most = name === OTHERS ? MANY : FEW
    return Array.from({ length: Math.ceil(group.length / most) }, (_, at) =>
      group.slice(at * most, (at + 1) * most)
    )
  })
}

const OTHERS = 'others'

function turn(file) {
  const at = LONGEST.indexOf(dirname(file))
  return at < 0 ? LONGEST.length : at
}

/**
 * Makes a program of each group. Compiling a file in each process that needs it takes longer than most tests, so all
 * are compiled once, into programs that share what they have in common.
 * @param {readonly (readonly string[])[]} groups
 * @param {string} folder emptied and filled
 * @returns {Promise<readonly string[]>} their paths
 */
export async function writeGroups(groups, folder) {
  await rm(folder, { recursive: true, force: true })
  const names = groups.map((_, at) => String(at).padStart(2, '0'))
  await build({
    entryPoints: names.map(name => ({ in: `group:${name}`, out: name })),
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    keepNames: true,
    // Tests are imported for what they do.
    ignoreAnnotations: true,
    sourcemap: 'linked',
    outdir: folder,
    logLevel: 'error',
    plugins: [programs(new Map(groups.map((files, at) => [names[at], files]))), ownAddresses]
  })
  return names.map(name => join(folder, `${name}.mjs`))
}

/** A group's program imports its files. */
const programs = groups => ({
  name: 'programs',
  setup(bundler) {
    bundler.onResolve({ filter: /^group:/ }, ({ path }) => ({
      path: path.slice('group:'.length),
      namespace: 'group'
    }))
    bundler.onLoad({ filter: /.*/, namespace: 'group' }, ({ path }) => ({
      contents: groups
        .get(path)
        .map(file => `import ${JSON.stringify(`./${file}`)}\n`)
        .join(''),
      resolveDir: root
    }))
  }
})

/** Compiled modules stand elsewhere than their sources, and find what they name beside those. */
const ownAddresses = {
  name: 'own-addresses',
  setup(bundler) {
    // CommonJS that calls for packages stays as it is.
    bundler.onResolve({ filter: /\.cjs$/ }, ({ path, resolveDir }) => ({
      path: pathToFileURL(resolve(resolveDir, path)).href,
      external: true
    }))
    bundler.onLoad({ filter: /\.m?[jt]s$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      if (!source.includes('import.meta.url')) return undefined
      const { code } = await transform(source, {
        define: { 'import.meta.url': JSON.stringify(pathToFileURL(path).href) },
        loader: path.endsWith('ts') ? 'ts' : 'js',
        sourcefile: path,
        sourcemap: 'inline',
        target: 'node20'
      })
      return { contents: code, loader: 'js' }
    })
  }
}
