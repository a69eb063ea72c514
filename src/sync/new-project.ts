import { CairnError } from '../model/index.js'

/**
 * What an adapter checks of names before it makes or joins a project.
 * @throws CairnError 'bad-input' with `missing`, the option that is not there
 */
export function checkProjectName(options: { readonly name?: unknown }): void {
  checkText(options.name, 'name', 'Give the project a name.')
}

/** @throws CairnError 'bad-input' with `missing`, the option that is not there */
export function checkDeviceName(options: { readonly deviceName?: unknown }): void {
  checkText(
    options.deviceName,
    'deviceName',
    'Say what this device is called in the project, as deviceName: its member list shows it.'
  )
}

function checkText(value: unknown, missing: string, message: string): void {
  if (typeof value === 'string' && value.trim() !== '') return
  throw new CairnError('bad-input', message, { detail: { missing } })
}
