import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { CategorySet, Project } from '../../project/types.js'
import { contributionName } from '../controllers/contribution-name.js'
import { fileName, saveFile } from '../controllers/save-file.js'
import type { EditorView } from './editor-view.js'

interface FileEvents {
  /** A set was read; it is shown, not applied. */
  readonly read: (set: CategorySet, seen: CategorySet) => void
  readonly failed: (error: unknown) => void
}

/** A set from a file, and to one. */
export function categoryFileActs(
  { set, localize, isReadOnly }: EditorView,
  project: Project,
  { read, failed }: FileEvents
): TemplateResult | typeof nothing {
  const { categoryFormats } = project
  if (categoryFormats.length === 0) return nothing
  const bring = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement
    const [file] = input.files ?? []
    if (!file) return
    try {
      const { name, size } = file
      read(await project.readCategories({ name, size, stream: () => file.stream() }), project.categorySet)
    } catch (error) {
      failed(error)
    }
    input.value = ''
  }
  const save = async ({ id, extension, mediaType }: Project['categoryFormats'][number]): Promise<void> => {
    try {
      const bytes = await project.writeCategories(set, id)
      saveFile(new File([bytes as BlobPart], fileName(project.name, extension), { type: mediaType }))
    } catch (error) {
      failed(error)
    }
  }
  return html`<section aria-labelledby="files">
    <h2 id="files">${localize.t('editor.files')}</h2>
    <div class="acts">
      <label class="button slight file" ?hidden=${isReadOnly}>
        <cairn-icon name="photo"></cairn-icon>${localize.t('editor.openFile')}
        <input
          type="file"
          accept=${categoryFormats.map(({ extension }) => `.${extension}`).join(',')}
          @change=${(event: Event) => void bring(event)}
        />
      </label>
      ${categoryFormats.map(
        format =>
          html`<button class="button slight" type="button" @click=${() => void save(format)}>
            <cairn-icon name="down-arrow"></cairn-icon>${localize.t('editor.saveFile', {
              name: contributionName('categoryFormats', format, localize)
            })}
          </button>`
      )}
    </div>
  </section>`
}
