import { chromeLauncher, defaultReporter } from '@web/test-runner'
import { tsImport } from 'tsx/esm/api'
import { countsReporter } from './scripts/test/component-counts.mjs'
import { webkitLauncher } from './scripts/test/webkit-launcher.mjs'

const support = path => tsImport(`./test/support/${path}.ts`, import.meta.url)
const { findBrowser, BROWSER_FLAGS, WEBGL_FLAGS } = await support('browser')

const result = process.env.CAIRN_TEST_RESULT

// A microphone that beeps and a camera that counts, allowed without asking.
const MEDIA_FLAGS = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']

function chromium() {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('No browser found: install Chrome or Chromium, or set CHROME_PATH.')
  return { executablePath, args: [...BROWSER_FLAGS, ...WEBGL_FLAGS, ...MEDIA_FLAGS] }
}

// A page in the background gets no animation frames, which maps and fixtures wait for.
const puppeteer = launchOptions => chromeLauncher({ launchOptions, concurrency: 1 })

/** By `CAIRN_BROWSER`; Chromium where it says nothing. */
const launchers = {
  chromium: () => puppeteer(chromium()),
  firefox: async () =>
    puppeteer(
      (await support('browsers/firefox')).firefoxOptions({ profile: null, display: process.env.DISPLAY })
    ),
  webkit: async () => webkitLauncher((await support('browsers/webkit')).WebKit, process.env.DISPLAY)
}

export default {
  files: '.cache/component-tests/*.test.js',
  browsers: [await launchers[process.env.CAIRN_BROWSER ?? 'chromium']()],
  testFramework: { config: { timeout: 30_000 } },
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 180_000,
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  reporters: [
    defaultReporter({ reportTestResults: true, reportTestProgress: false }),
    ...(result === undefined ? [] : [countsReporter(result)])
  ]
}
