import { mkdir, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { CairnError } from '../model/index.js'

/** Where this device keeps its projects: `--dir`, else CAIRN_DIR, else the platform's data folder. */
export function folderOf(
  given: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform
): string {
  const chosen = given ?? env['CAIRN_DIR']
  return chosen ? resolve(chosen) : join(dataFolder(env, platform), 'cairnkit')
}

function dataFolder(env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform): string {
  const home = homedir()
  switch (platform) {
    case 'win32':
      return env['APPDATA'] ?? join(home, 'AppData', 'Roaming')
    case 'darwin':
      return join(home, 'Library', 'Application Support')
    default:
      return env['XDG_DATA_HOME'] ?? join(home, '.local', 'share')
  }
}

/**
 * Makes the folder when `create`, else demands that it is there.
 * @throws CairnError 'not-found' | 'storage-unavailable' | 'storage-full'
 */
export async function enterFolder(dir: string, create: boolean): Promise<void> {
  try {
    if (create) await mkdir(dir, { recursive: true, mode: 0o700 })
    if ((await stat(dir)).isDirectory()) return
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') {
      throw new CairnError(
        'not-found',
        `There is no folder ${dir}. Make a project with "cairn create NAME", join one with "cairn join CODE", or name another folder with --dir.`,
        { cause: error }
      )
    }
    if (code === 'ENOSPC' || code === 'EDQUOT') {
      throw new CairnError(
        'storage-full',
        `The disk is full, so the folder ${dir} cannot be made. Free some room.`,
        {
          cause: error
        }
      )
    }
    if (code !== 'EEXIST' && code !== 'ENOTDIR') {
      throw new CairnError(
        'storage-unavailable',
        `The folder ${dir} cannot be used (${code ?? String(error)}).`,
        {
          cause: error
        }
      )
    }
  }
  throw new CairnError('storage-unavailable', `${dir} is not a folder. Name another with --dir.`)
}
