import { css, html, type TemplateResult } from 'lit'
import type { IconName } from '../../src/index.js'
import type { Screen } from './screen.js'
import { text } from './texts.js'
import type { Texts } from './words/en.js'

interface Entry {
  readonly words: keyof Texts
  readonly icon: IconName
  readonly screen: Screen
}

/** What one does with the whole project, in the order of how often. */
const entries: readonly Entry[] = [
  { words: 'path', icon: 'locate', screen: { name: 'path' } },
  { words: 'copies', icon: 'copy', screen: { name: 'copies' } },
  { words: 'invite', icon: 'qr', screen: { name: 'invite' } },
  { words: 'categories', icon: 'pencil', screen: { name: 'categories' } },
  { words: 'release', icon: 'share', screen: { name: 'release' } },
  { words: 'members', icon: 'phone', screen: { name: 'members' } },
  { words: 'settings', icon: 'layers', screen: { name: 'settings' } }
]

/** A button that opens the list of the project's screens, each with a picture and a word; at its end the way to other projects. */
export function menu(go: (screen: Screen) => void, leave: () => void): TemplateResult {
  return html`<button class="round" aria-label=${text('more')} popovertarget="menu">
      <cairn-icon name="more"></cairn-icon>
    </button>
    <div id="menu" class="menu" popover>
      ${entries.map(
        ({ words, icon, screen }) =>
          html`<button popovertarget="menu" popovertargetaction="hide" @click=${() => go(screen)}>
            <cairn-icon name=${icon}></cairn-icon>${text(words)}
          </button>`
      )}
      <button popovertarget="menu" popovertargetaction="hide" @click=${leave}>
        <cairn-icon name="list"></cairn-icon>${text('projects')}
      </button>
    </div>`
}

export const menuStyles = css`
  .menu {
    inset: 60px auto auto;
    inset-inline: 12px auto;
    inline-size: min(320px, calc(100% - 24px));
    max-block-size: calc(100% - 76px);
    overflow: auto;
    margin: 0;
    padding: 8px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow-3);
  }
  .menu button {
    display: flex;
    align-items: center;
    gap: 16px;
    inline-size: 100%;
    min-block-size: var(--_tap);
    padding: 6px 12px;
    border-radius: var(--_radius-s);
    font-weight: 600;
    text-align: start;
  }
  .menu button:hover {
    background: var(--_sunken);
  }
  .menu cairn-icon {
    flex: none;
    font-size: 19px;
  }
`
