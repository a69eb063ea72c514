import { property } from 'lit/decorators.js'
import type { CategorySet, Project } from '../../project/types.js'
import { LateElement } from '../late/late-element.js'
import type { PresetEditorBody } from './preset-editor-body.js'

/**
 * @summary The categories of a project, made by those who use them: names in every language, pictures, colours,
 *   questions, order. Work is kept on this device; nothing changes for others until it is shared.
 *
 * @slot bar-end - At the end of the bar above the list.
 * @event {CairnPresetEditorShareEvent} cairn-preset-editor-share - Before sharing; cancel it to do it in another way.
 * @event {CairnPresetEditorSharedEvent} cairn-preset-editor-shared - The project has these categories now.
 * @event {CairnPresetEditorCloseEvent} cairn-preset-editor-close - The way back was chosen.
 * @csspart bar - The title bars.
 * @csspart body - The scrolling parts.
 * @csspart primary - Share.
 */
export class CairnPresetEditor extends LateElement<PresetEditorBody> {
  @property({ attribute: false }) project: Project | null | undefined = undefined
  /** Id of the open category. */
  @property({ attribute: 'preset-id' }) presetId: string | null = null

  /** The set as it is now in the editor; null before it is there. */
  get value(): CategorySet | null {
    return this.body?.value ?? null
  }

  /** Makes the categories those of the project. Resolves with whether they are. */
  async share(): Promise<boolean> {
    return (this.body ?? (await this.ready())).share()
  }

  /** Goes back to what the project has. */
  async discard(): Promise<void> {
    return (this.body ?? (await this.ready())).discard()
  }

  protected override async bring(): Promise<typeof PresetEditorBody> {
    return (await import('./preset-editor-body.js')).PresetEditorBody
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-preset-editor': CairnPresetEditor
  }
}
