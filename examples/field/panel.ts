import { html, nothing, type TemplateResult } from 'lit'
import type {
  CairnObservationFormCloseEvent,
  CairnObservationFormMoveEvent,
  CairnObservationViewEditEvent,
  CairnTrackRecorderSelectEvent,
  DocumentId,
  Json,
  ObservationDraft,
  Preset,
  ReleaseRequest,
  StoredDocument
} from '../../src/index.js'
import type { Screen } from './screen.js'

/** What a panel asks of the page around it. */
export interface PanelEvents {
  readonly go: (screen: Screen) => void
  /** Opens a screen from which one comes back to the panel. */
  readonly deeper: (screen: Screen) => void
  readonly back: () => void
  readonly saved: () => void
  /** The form was closed; what was written so far is kept. */
  readonly closed: (draft: ObservationDraft) => void
  readonly edit: (document: StoredDocument) => void
  /** A path was chosen. */
  readonly track: (id: DocumentId) => void
  /** Asks for a place on the map, or to draw one, for the form that asked. */
  readonly move: (event: CairnObservationFormMoveEvent) => void
}

/** What the form works on, and what may be given to others; null for everything. */
export interface Work {
  readonly draft: ObservationDraft | null
  readonly document: StoredDocument | null
  readonly selection: ReleaseRequest['selection'] | null
}
export const NO_WORK: Work = { draft: null, document: null, selection: null }

/** The panel of a screen. */
export function panel(screen: Screen, work: Work, events: PanelEvents): TemplateResult | typeof nothing {
  switch (screen.name) {
    case 'pick':
      return html`<cairn-category-picker
        @cairn-category-picker-close=${events.back}
        @cairn-category-picker-choose=${(event: Event & { preset: Preset }) =>
          events.go({ name: 'form', presetRef: event.preset.id, lngLat: screen.lngLat })}
      ></cairn-category-picker>`
    case 'form':
    case 'edit':
      return html`<cairn-observation-form
        .draft=${work.draft}
        .document=${work.document}
        @cairn-observation-form-move=${events.move}
        @cairn-observation-form-close=${(event: CairnObservationFormCloseEvent) => events.closed(event.draft)}
        @cairn-observation-form-saved=${events.saved}
      ></cairn-observation-form>`
    case 'observation':
      return html`<cairn-observation-view
        .documentId=${screen.id}
        @cairn-observation-view-close=${events.back}
        @cairn-observation-view-edit=${(event: CairnObservationViewEditEvent) => events.edit(event.document)}
      ></cairn-observation-view>`
    case 'copies':
      return html`<cairn-sync-panel
        @cairn-sync-panel-close=${events.back}
        @cairn-sync-panel-invite=${() => events.deeper({ name: 'invite' })}
      ></cairn-sync-panel>`
    case 'categories':
      return html`<cairn-preset-editor @cairn-preset-editor-close=${events.back}></cairn-preset-editor>`
    case 'release':
      return html`<cairn-release-panel
        .selection=${work.selection}
        @cairn-release-panel-close=${events.back}
      ></cairn-release-panel>`
    case 'path':
      return html`<cairn-track-recorder
        @cairn-track-recorder-close=${events.back}
        @cairn-track-recorder-select=${(event: CairnTrackRecorderSelectEvent) => events.track(event.id)}
      ></cairn-track-recorder>`
    case 'members':
      return html`<cairn-members
        @cairn-members-close=${events.back}
        @cairn-members-invite=${() => events.deeper({ name: 'invite' })}
      ></cairn-members>`
    case 'settings':
      return html`<cairn-project-settings
        @cairn-project-settings-close=${events.back}
        @cairn-project-settings-members=${() => events.deeper({ name: 'members' })}
      ></cairn-project-settings>`
    case 'invite':
      return html`<cairn-invite-panel @cairn-invite-panel-close=${events.back}></cairn-invite-panel>`
    default:
      return nothing
  }
}

/** A point, or nothing yet. */
export const pointAt = (lngLat: readonly [number, number] | null): Json | null =>
  lngLat ? { type: 'Point', coordinates: [...lngLat] } : null
