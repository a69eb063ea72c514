/** The public interface of cairnkit. Importing it registers nothing; `cairnkit/define.js` registers every element. */
export {
  CairnError,
  FIELD,
  TAG_PREFIX,
  ATTACHMENT_PREFIX,
  tagsOf,
  locationOf,
  positionOf
} from './model/index.js'
export type * from './model/index.js'
export { openProject } from './project/index.js'
export type * from './project/index.js'
export type { Geometry } from './plugins/plugin.js'
export { defaultCategories, geojson, makiIcons, temakiIcons, world } from './plugins/index.js'
export { memoryAdapter } from './sync/memory/memory-adapter.js'
export { storeFrom } from './sync/store-from.js'
export { workerAdapter } from './worker/connect.js'
export type { WorkerAdapterOptions } from './worker/connect.js'
export { CairnMap } from './components/map/map.js'
export * from './components/map/map-events.js'
export { CairnObservationList } from './components/observation-list/observation-list.js'
export * from './components/observation-list/observation-list-events.js'
export { CairnCategoryPicker } from './components/category-picker/category-picker.js'
export * from './components/category-picker/category-picker-events.js'
export { CairnObservationForm } from './components/observation-form/observation-form.js'
export * from './components/observation-form/observation-form-events.js'
export { CairnProject } from './components/project/project.js'
export { CairnStartPanel } from './components/start-panel/start-panel.js'
export * from './components/start-panel/start-panel-events.js'
export { CairnJoinPanel } from './components/join-panel/join-panel.js'
export * from './components/join-panel/join-panel-events.js'
