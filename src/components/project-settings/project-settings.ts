import { property } from 'lit/decorators.js'
import type { Project } from '../../project/types.js'
import { LateElement } from '../late/late-element.js'
import type { ProjectSettingsBody } from './project-settings-body.js'

/**
 * @summary What a project is called and for, how its copies go, and how this device keeps it. Coordinators change it;
 *   others read it. Also what this device is called in it, and the way out of the project.
 *
 * @event {CairnProjectSettingsSavedEvent} cairn-project-settings-saved - The settings are saved on this device.
 * @event {CairnProjectSettingsRenamedEvent} cairn-project-settings-renamed - This device is called something else; `name` says what.
 * @event {CairnProjectSettingsMembersEvent} cairn-project-settings-members - The members are to be shown.
 * @event {CairnProjectSettingsLeaveEvent} cairn-project-settings-leave - Before this device leaves; cancel it to stay.
 * @event {CairnProjectSettingsLeftEvent} cairn-project-settings-left - This device has left the project.
 * @event {CairnProjectSettingsRemoveEvent} cairn-project-settings-remove - Before the project is taken off this device; cancel it to keep it.
 * @event {CairnProjectSettingsRemovedEvent} cairn-project-settings-removed - The project is not on this device any more.
 * @event {CairnProjectSettingsCloseEvent} cairn-project-settings-close - The panel was closed.
 * @csspart bar - The title bar.
 * @csspart body - The scrolling part.
 * @csspart foot - Where the button stands while something is changed.
 * @csspart primary - Save for everybody.
 */
export class CairnProjectSettings extends LateElement<ProjectSettingsBody> {
  @property({ attribute: false }) project: Project | null | undefined = undefined

  protected override async bring(): Promise<typeof ProjectSettingsBody> {
    return (await import('./project-settings-body.js')).ProjectSettingsBody
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-project-settings': CairnProjectSettings
  }
}
