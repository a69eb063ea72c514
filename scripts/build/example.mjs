import { buildLandRights, buildPlain, buildReact } from '../build-examples.mjs'
import { buildField } from '../build-field.mjs'
import { build } from '../build.mjs'
import { filesBelow } from '../check/files.mjs'
import { root } from '../run.mjs'
import { unlessFresh } from './stamp.mjs'

const builders = {
  field: outDir => buildField({ outDir }),
  plain: buildPlain,
  react: buildReact,
  'land-rights': buildLandRights
}

const settings = [
  'package-lock.json',
  'tsconfig.json',
  'scripts/build-field.mjs',
  'scripts/build-examples.mjs',
  'scripts/build/bundle-page.mjs'
]

export const isExample = name => Object.hasOwn(builders, name)

/**
 * Builds the kit and one of the examples, unless they are fresh.
 * @param {string} name of its folder below `examples/`
 * @param {(line: string) => void} log
 * @returns {Promise<string>} the folder that can be served
 */
export async function buildExample(name, log) {
  await build({ log })
  const outDir = `.cache/${name}`
  const source = await filesBelow('src')
  const example = await filesBelow(`examples/${name}`)
  const ran = await unlessFresh({
    name,
    inputs: [...source, ...example, ...settings],
    outputs: [`${outDir}/index.html`],
    make: async () => {
      await builders[name](root + outDir)
    }
  })
  if (ran) log(`built examples/${name}`)
  return root + outDir
}
