#!/usr/bin/env node
/** Makes `dist/` and `custom-elements.json` of what changed since the last build; `--force` makes all anew. */
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { copyAssets, isAsset, mapWorker } from './build/assets.mjs'
import { compile } from './build/compile.mjs'
import { unlessFresh } from './build/stamp.mjs'
import { writeTokens } from './build/tokens.mjs'
import { filesBelow } from './check/files.mjs'
import { root } from './run.mjs'

const worker = { entry: 'src/worker/engine-worker.ts', script: 'scripts/build-worker.mjs' }

async function bundleWorker() {
  const { buildWorker } = await import('./build-worker.mjs')
  await buildWorker({ outDir: `${root}dist/worker`, entry: root + worker.entry, minify: true })
}

/** The kit in one script, beside what it loads later: for pages without a bundler. */
async function bundleScript() {
  const { bundlePage } = await import('./build/bundle-page.mjs')
  await bundlePage({ entries: { cairnkit: `${root}src/page.ts` }, outDir: `${root}dist/page` })
}

async function writeManifest() {
  const { manifest } = await import('./build/manifest.mjs')
  await writeFile(`${root}custom-elements.json`, await manifest())
}

async function writeReactComponents() {
  const { writeReact } = await import('./build/react.mjs')
  await writeReact(JSON.parse(await readFile(`${root}custom-elements.json`, 'utf8')))
}

async function steps() {
  const source = await filesBelow('src')
  const scripts = await filesBelow('scripts')
  const code = source.filter(path => /\.[cm]?ts$/.test(path) && !path.endsWith('.test.ts'))
  const assets = source.filter(isAsset)
  const settings = [
    'package-lock.json',
    'tsconfig.json',
    'tsconfig.build.json',
    ...(await filesBelow('types'))
  ]
  const compileInputs = [...code, ...assets.filter(path => path.endsWith('.json')), ...settings]
  const first = code.find(path => path === 'src/index.ts') ?? code[0]
  return [
    {
      name: 'compile',
      inputs: [...compileInputs, 'scripts/build/compile.mjs'],
      outputs: [first.replace(/^src\/(.*)\.ts$/, 'dist/$1.js')],
      make: compile
    },
    {
      name: 'assets',
      inputs: [...assets, mapWorker.from, 'scripts/build/assets.mjs'],
      outputs: [`dist/${mapWorker.to}`],
      make: () => copyAssets(assets)
    },
    {
      name: 'tokens',
      inputs: ['src/components/styles/token-values.ts', 'scripts/build/tokens.mjs'],
      outputs: ['dist/tokens.json'],
      make: writeTokens
    },
    ...(existsSync(root + worker.script) && existsSync(root + worker.entry)
      ? [
          {
            name: 'worker',
            inputs: [...compileInputs, ...scripts.filter(path => path.includes('worker'))],
            outputs: ['dist/worker/engine-worker.js'],
            after: ['compile'],
            make: bundleWorker
          }
        ]
      : []),
    {
      name: 'page',
      inputs: [...compileInputs, ...scripts.filter(path => /worker|bundle-page/.test(path)), mapWorker.from],
      outputs: ['dist/page/cairnkit.js'],
      after: ['worker'],
      make: bundleScript
    },
    {
      name: 'manifest',
      inputs: [
        ...code.filter(path => path.startsWith('src/components/')),
        'package-lock.json',
        'scripts/build/manifest.mjs'
      ],
      outputs: ['custom-elements.json'],
      make: writeManifest
    },
    {
      name: 'react',
      inputs: ['custom-elements.json', 'scripts/build/react.mjs'],
      outputs: ['dist/react/index.js', 'dist/react/index.d.ts'],
      after: ['manifest'],
      make: writeReactComponents
    }
  ]
}

/**
 * Builds what is stale.
 * @param {{ force?: boolean, log?: (line: string) => void }} [options]
 * @returns {Promise<readonly string[]>} the names of the steps that ran
 */
export async function build({ force = false, log = () => {} } = {}) {
  const ran = []
  for (const step of await steps()) {
    const from = performance.now()
    if (!(await unlessFresh(step, force || (step.after ?? []).some(name => ran.includes(name))))) continue
    ran.push(step.name)
    log(`built ${step.name} (${((performance.now() - from) / 1000).toFixed(1)} s)`)
  }
  return ran
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    const ran = await build({ force: process.argv.includes('--force'), log: console.log })
    if (ran.length === 0) console.log('Nothing is stale.')
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
