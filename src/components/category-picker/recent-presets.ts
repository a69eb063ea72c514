import type { Local } from '../../project/types.js'

const NAME = 'recent-presets'
const MOST = 3

/** Ids of the categories used last on this device, newest first. */
export async function recentPresets(local: Local | undefined): Promise<readonly string[]> {
  const kept = (await local?.get(NAME)) ?? []
  return Array.isArray(kept) ? kept.filter(id => typeof id === 'string').slice(0, MOST) : []
}

/** Remembers a category as the one used last. Never synced. */
export async function rememberPreset(local: Local | undefined, id: string): Promise<void> {
  const others = (await recentPresets(local)).filter(other => other !== id)
  await local?.set(NAME, [id, ...others].slice(0, MOST))
}
