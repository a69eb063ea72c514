import { openProject } from '../project/index.js'
import type { Project, ProjectStore } from '../project/index.js'
import { defaultCategories, geojson } from '../plugins/index.js'

/** A project with the built-in plugins that make sense without a screen. */
export function openFullProject(store: ProjectStore): Promise<Project> {
  return openProject(store, [defaultCategories(), geojson()])
}
