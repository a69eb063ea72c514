import type {
  CairnObservationForm as FormElement,
  DocumentId,
  Json,
  ObservationDraft,
  StoredDocument
} from 'cairnkit'
import {
  CairnCategoryPicker,
  CairnInvitePanel,
  CairnObservationForm,
  CairnObservationView,
  CairnSyncPanel
} from 'cairnkit/react'

/** What stands beside the map. */
export type Shown =
  | { readonly name: 'pick'; readonly geometry: Json }
  | {
      readonly name: 'form'
      readonly draft: ObservationDraft | null
      readonly document: StoredDocument | null
    }
  | { readonly name: 'look'; readonly id: DocumentId }
  | { readonly name: 'copies' }
  | { readonly name: 'invite' }

interface PanelProps {
  readonly shown: Shown
  readonly show: (shown: Shown | null) => void
  /** The form asks for a place on the map. */
  readonly askPlace: (form: FormElement) => void
}

export function Panel({ shown, show, askPlace }: PanelProps) {
  const close = () => show(null)
  switch (shown.name) {
    case 'pick':
      return (
        <CairnCategoryPicker
          onCairnCategoryPickerClose={close}
          onCairnCategoryPickerChoose={({ preset }) =>
            show({
              name: 'form',
              draft: { geometry: shown.geometry, presetRef: preset.id, tags: new Map() },
              document: null
            })
          }
        />
      )
    case 'form':
      return (
        <CairnObservationForm
          draft={shown.draft}
          document={shown.document}
          onCairnObservationFormMove={event => askPlace(event.target as FormElement)}
          onCairnObservationFormSaved={close}
          onCairnObservationFormClose={close}
        />
      )
    case 'look':
      return (
        <CairnObservationView
          documentId={shown.id}
          onCairnObservationViewClose={close}
          onCairnObservationViewEdit={({ document }) => show({ name: 'form', draft: null, document })}
        />
      )
    case 'copies':
      return (
        <CairnSyncPanel
          onCairnSyncPanelClose={close}
          onCairnSyncPanelInvite={() => show({ name: 'invite' })}
        />
      )
    case 'invite':
      return <CairnInvitePanel onCairnInvitePanelClose={close} />
  }
}
