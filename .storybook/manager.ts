import { addons } from 'storybook/manager-api'
import { create } from 'storybook/theming/create'

addons.setConfig({
  theme: create({
    base: 'light',
    brandTitle: 'cairnkit',
    brandUrl: './',
    colorPrimary: '#0b5a4c',
    colorSecondary: '#0b5a4c',
    appBg: '#f3f6f4',
    fontBase: 'system-ui, sans-serif'
  })
})
