/** The public interface of cairnkit. Importing it registers nothing; `cairnkit/define.js` registers every element. */
export {
  CairnError,
  FIELD,
  TAG_PREFIX,
  ATTACHMENT_PREFIX,
  tagsOf,
  geometryBox,
  locationOf,
  positionOf
} from './model/index.js'
export type * from './model/index.js'
export { openProject } from './project/index.js'
export type * from './project/index.js'
export type { Geometry } from './plugins/plugin.js'
export {
  categoryFiles,
  comapeocat,
  defaultCategories,
  geojson,
  makiIcons,
  mapAddresses,
  mapFiles,
  pmtilesMap,
  rasterMap,
  styleMap,
  temakiIcons,
  world
} from './plugins/index.js'
export { memoryAdapter } from './sync/memory/memory-adapter.js'
export { blobSource } from './sync/byte-source.js'
export { storeFrom } from './sync/store-from.js'
export { workerAdapter } from './worker/connect.js'
export type { WorkerAdapterOptions } from './worker/connect.js'
export {
  CairnAttachments,
  CairnAttachmentsChangeEvent,
  CairnAttachmentsTakenEvent
} from './components/attachments/attachments.js'
export { CairnMedia } from './components/attachments/media-element.js'
export { CairnBasemaps } from './components/basemaps/basemaps.js'
export * from './components/basemaps/basemaps-events.js'
export { CairnGlyph } from './components/cairn-glyph/cairn-glyph.js'
export { CairnCategoryPicker } from './components/category-picker/category-picker.js'
export * from './components/category-picker/category-picker-events.js'
export { CairnCoordinates } from './components/coordinates/coordinates.js'
export { deviceKind } from './components/controllers/device-kind.js'
export { errorText } from './components/controllers/error-text.js'
export { LocalizeController } from './components/controllers/localize.js'
export { ProjectController } from './components/controllers/project.js'
export type { ProjectHost, ProjectListener } from './components/controllers/project.js'
export { projectContext } from './components/controllers/project-context.js'
export { CairnDisc } from './components/disc/disc.js'
export { CairnFieldDate } from './components/fields/date-field.js'
export { CairnFieldCustom } from './components/fields/custom/custom-field.js'
export { CairnFieldFiles } from './components/fields/files/files-field.js'
export { CairnFieldGroup } from './components/fields/group/group-field.js'
export { CairnFieldLocation } from './components/fields/location/location-field.js'
export { CairnPlaceInput, CairnPlaceInputChosenEvent } from './components/fields/location/place-input.js'
export { CairnFieldLongList } from './components/fields/long-list/long-list-field.js'
export { CairnFieldOutput } from './components/fields/output/output-field.js'
export { CairnFormOthers } from './components/observation-form/others/form-others.js'
export {
  CairnFormSection,
  CairnFormSectionChangeEvent
} from './components/observation-form/section/form-section.js'
export { FieldElement } from './components/fields/field-element.js'
export { CairnFieldChangeEvent } from './components/fields/field-events.js'
export type { FieldType } from './components/fields/field-types.js'
export { CairnFieldNumber } from './components/fields/number-field.js'
export { CairnFieldSelectMultiple, CairnFieldSelectOne } from './components/fields/select-fields.js'
export { CairnFieldText } from './components/fields/text-field.js'
export { CairnFieldYesNo } from './components/fields/yes-no-field.js'
export { CairnIcon } from './components/icon/icon.js'
export type { IconName } from './components/icon/icon-paths.js'
export { CairnIconPicker } from './components/icon-picker/icon-picker.js'
export * from './components/icon-picker/icon-picker-events.js'
export { CairnInvitePanel } from './components/invite-panel/invite-panel.js'
export * from './components/invite-panel/invite-panel-events.js'
export { CairnJoinPanel } from './components/join-panel/join-panel.js'
export * from './components/join-panel/join-panel-events.js'
export { CairnMapDraw } from './components/map-draw/map-draw.js'
export * from './components/map-draw/map-draw-events.js'
export { CairnMap } from './components/map/map.js'
export * from './components/map/map-events.js'
export { setMapWorkerUrl } from './components/map/map-library.js'
export type { MapPin } from './components/map/own-points.js'
export { CairnMediaViewer } from './components/media-viewer/media-viewer.js'
export * from './components/media-viewer/media-viewer-events.js'
export { CairnMembers } from './components/members/members.js'
export * from './components/members/members-events.js'
export { CairnObservationForm } from './components/observation-form/observation-form.js'
export * from './components/observation-form/observation-form-events.js'
export { forgetDraft, keepDraft, keptDraft } from './components/observation-form/kept-draft.js'
export { CairnObservationHistory } from './components/observation-history/observation-history.js'
export * from './components/observation-history/observation-history-events.js'
export { CairnObservationList } from './components/observation-list/observation-list.js'
export * from './components/observation-list/observation-list-events.js'
export { CairnObservationView } from './components/observation-view/observation-view.js'
export * from './components/observation-view/observation-view-events.js'
export { CairnPresetEditor } from './components/preset-editor/preset-editor.js'
export * from './components/preset-editor/preset-editor-events.js'
export { CairnProject } from './components/project/project.js'
export { setProjectDefaults } from './components/project/project-defaults.js'
export type { ProjectDefaults } from './components/project/project-defaults.js'
export * from './components/project/project-events.js'
export { CairnProjectSettings } from './components/project-settings/project-settings.js'
export * from './components/project-settings/project-settings-events.js'
export { CairnQrScanner, CairnQrScannerReadEvent } from './components/qr-scanner/qr-scanner.js'
export { CairnReleasePanel } from './components/release-panel/release-panel.js'
export * from './components/release-panel/release-panel-events.js'
export { CairnSheet } from './components/sheet/sheet.js'
export * from './components/sheet/sheet-events.js'
export { CairnStartPanel } from './components/start-panel/start-panel.js'
export * from './components/start-panel/start-panel-events.js'
export type { StringKey } from './components/strings/en.js'
export type { ErrorKey } from './components/strings/error-keys.js'
export { addStrings } from './components/strings/registry.js'
export { CairnCarriedFile } from './components/sync-panel/carried-file.js'
export { CairnMediaPolicy } from './components/sync-panel/media-policy.js'
export { CairnNearby } from './components/sync-panel/nearby-devices.js'
export { CairnSyncPanel } from './components/sync-panel/sync-panel.js'
export * from './components/sync-panel/sync-panel-events.js'
export { CairnTrackRecorder } from './components/track-recorder/track-recorder.js'
export * from './components/track-recorder/track-recorder-events.js'
export type { TrackSummary } from './components/observation/track-summary.js'
