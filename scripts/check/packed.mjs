import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { root, run, runNode } from '../run.mjs'

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'

async function publintComplaints(tarball, manifest) {
  const { messages } = await publint({ pack: { tarball }, level: 'suggestion', strict: true })
  return messages.map(message => `publint: ${formatMessage(message, manifest)}`)
}

async function typeComplaints(file) {
  const { code, output } = await runNode('node_modules/@arethetypeswrong/cli/dist/index.js', [
    file,
    '--profile',
    'esm-only',
    '--no-definitely-typed',
    '--no-emoji',
    '--no-color',
    '--format',
    'ascii'
  ])
  return code === 0 ? [] : [output.trim()]
}

/** Complaints about the package as it would be published: entry points, files and types as others resolve them. */
export async function packed() {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-pack-'))
  try {
    const { code, output } = await run(npm, [
      'pack',
      '--ignore-scripts',
      '--silent',
      '--pack-destination',
      folder
    ])
    if (code !== 0) return [output.trim()]
    const [name] = await readdir(folder)
    const file = join(folder, name)
    const bytes = await readFile(file)
    const tarball = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
    const manifest = JSON.parse(await readFile(`${root}package.json`, 'utf8'))
    return [...(await publintComplaints(tarball, manifest)), ...(await typeComplaints(file))]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
