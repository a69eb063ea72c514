import { setCustomElementsManifest } from '@storybook/web-components-vite'
import type { Preview } from '@storybook/web-components-vite'
import manifest from '../custom-elements.json' with { type: 'json' }
import '../src/define.js'
import { framed } from '../stories/support/frame.js'
import { LOOKS } from '../stories/support/looks.js'
import { readFilesFromHere } from '../stories/support/files.js'

setCustomElementsManifest(manifest)
readFilesFromHere()

const preview: Preview = {
  tags: ['autodocs'],
  globalTypes: LOOKS.types,
  initialGlobals: LOOKS.initial,
  decorators: [framed],
  parameters: {
    layout: 'fullscreen',
    // The frame's own width and ground stand for these.
    viewport: { disable: true },
    backgrounds: { disable: true },
    controls: { expanded: true, sort: 'requiredFirst' },
    docs: { story: { inline: true }, toc: true },
    options: {
      storySort: { order: ['Start here', 'How do I', 'Looks', 'Screens', 'Parts', 'Questions'] }
    }
  }
}

export default preview
