import { property } from 'lit/decorators.js'
import type { Categories, Project } from '../../project/types.js'
import { LateElement } from '../late/late-element.js'
import type { IconPickerBody } from './icon-picker-body.js'

/**
 * @summary Pictures to choose from: all sets of the project with a search, and one's own SVG file.
 *
 * @event {CairnIconPickerChooseEvent} cairn-icon-picker-choose - A picture was chosen.
 * @event {CairnIconPickerBroughtEvent} cairn-icon-picker-brought - One's own picture was read, and is safe to keep.
 * @csspart tile - A picture.
 */
export class CairnIconPicker extends LateElement<IconPickerBody> {
  @property({ attribute: false }) project: Project | null | undefined = undefined
  /** Where pictures come from; default: the project's categories. An editor gives those of its draft. */
  @property({ attribute: false }) categories: Categories | null = null
  /** Name of the chosen picture. */
  @property() value: string = ''

  protected override async bring(): Promise<typeof IconPickerBody> {
    return (await import('./icon-picker-body.js')).IconPickerBody
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-icon-picker': CairnIconPicker
  }
}
