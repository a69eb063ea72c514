import { property } from 'lit/decorators.js'
import type { Project } from '../../project/types.js'
import { LateElement } from '../late/late-element.js'
import type { TrackRecorderBody } from './track-recorder-body.js'

/**
 * @summary Records the own path: start, pause, go on, finish, throw away. Points go into the project about each minute;
 *   what has not yet is kept on this device, also when the page is killed. The recording belongs to the window: it
 *   goes on while this element is away.
 *
 * @event {CairnTrackRecorderStartedEvent} cairn-track-recorder-started - A recording began or goes on.
 * @event {CairnTrackRecorderFinishedEvent} cairn-track-recorder-finished - A track is ended and saved on this device.
 * @event {CairnTrackRecorderSelectEvent} cairn-track-recorder-select - A track was chosen from the list.
 * @event {CairnTrackRecorderOpenEvent} cairn-track-recorder-open - The short form was pressed.
 * @event {CairnTrackRecorderCloseEvent} cairn-track-recorder-close - The panel was closed; a recording goes on.
 * @csspart bar - The title bar.
 * @csspart body - The scrolling part.
 * @csspart foot - Where the buttons stand.
 * @csspart primary - The one filled button.
 * @csspart pill - The short form.
 */
export class CairnTrackRecorder extends LateElement<TrackRecorderBody> {
  @property({ attribute: false }) project: Project | null | undefined = undefined
  /** Only a button that says how far a recording is; nothing while there is none. */
  @property({ type: Boolean, reflect: true }) compact: boolean = false

  protected override async bring(): Promise<typeof TrackRecorderBody> {
    return (await import('./track-recorder-body.js')).TrackRecorderBody
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-track-recorder': CairnTrackRecorder
  }
}
