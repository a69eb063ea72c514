import type { StorybookConfig } from '@storybook/web-components-vite'

/** Files that the elements read by address; the tests of the stories serve the same ones. */
const staticDirs = [
  { from: '../node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs', to: '/files/maplibre-gl-worker.mjs' },
  { from: '../src/plugins/world/world-50m.pmtiles', to: '/files/world-50m.pmtiles' }
]

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs'],
  staticDirs,
  // Nothing is told to anybody, and nothing is asked for over the network.
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  features: { sidebarOnboardingChecklist: false },
  viteFinal: vite => ({
    ...vite,
    build: { ...vite.build, target: 'es2022', chunkSizeWarningLimit: 4000, sourcemap: false }
  })
}

export default config
