import { run } from '../run.mjs'

/** Whether `installPackages` can do anything here. */
export const canInstall = () => process.platform === 'linux' && process.getuid() === 0

/** Installs packages of a Debian-like system by apt-get. Rejects with its last line. */
export async function installPackages(names) {
  console.log(`Installing ${names.join(', ')} with apt-get.`)
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '--yes', '--no-install-recommends', ...names]]) {
    const { code, output } = await run('apt-get', args, { env, limit: 280_000 }).catch(error => ({
      code: 1,
      output: error.message
    }))
    if (code !== 0) throw new Error(`apt-get ${args[0]}: ${output.trim().split('\n').at(-1)}`)
  }
}
