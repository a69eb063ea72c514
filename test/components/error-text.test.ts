import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { errorText, sentenceText } from '../../src/components/controllers/error-text.js'
import { errors as ar } from '../../src/components/strings/ar/errors.js'
import { errors as es } from '../../src/components/strings/es/errors.js'
import { errors as fr } from '../../src/components/strings/fr/errors.js'
import { errors as id } from '../../src/components/strings/id/errors.js'
import { errors as pt } from '../../src/components/strings/pt/errors.js'
import { addStrings, loadStrings } from '../../src/components/strings/registry.js'
import { CairnError } from '../../src/model/error.js'

const languages = { ar, es, fr, id, pt }
const isSentence = (key: string): boolean => key.endsWith('.')
const reader = (language: string) => ({ language, t: (key: string) => `${language}: ${key}` })

const source = fileURLToPath(new URL('../../src', import.meta.url))

/** Everything but the texts, where a sentence that nobody throws any more would be found too. */
async function sources(): Promise<string> {
  const names = await readdir(source, { recursive: true })
  const files = names.filter(name => /\.ts$/.test(name) && !/\.test\.ts$|^components.strings\b/.test(name))
  return (await Promise.all(files.map(name => readFile(join(source, name), 'utf8')))).join('\n')
}

test('each sentence that is translated is thrown or said somewhere, word for word', async () => {
  const all = await sources()
  const stale = Object.keys(es).filter(key => isSentence(key) && !all.includes(`'${key}'`))
  assert.deepEqual(stale, [])
})

for (const [language, texts] of Object.entries(languages)) {
  test(`what goes wrong is said in ${language}, all of it and in its own words`, () => {
    const keys = Object.keys(texts)
    assert.deepEqual(keys, Object.keys(es))
    const entries = Object.entries(texts)
    assert.deepEqual(
      entries.filter(([key, text]) => text === key || !/[.!?؟)]$/.test(text)),
      []
    )
    const own = language === 'ar' ? /\p{Script=Arabic}/u : /^(?!.*\p{Script=Arabic})/u
    assert.deepEqual(
      entries.filter(([, text]) => !own.test(text) || /\b(the|this|with|you|and|not|sync)\b/i.test(text)),
      []
    )
    const quotes = (of: object): string[] =>
      Object.entries(of).flatMap(([key, text]) => (String(text).includes('{said}') ? [key] : []))
    assert.deepEqual(quotes(texts), quotes(es))
    assert.ok(!quotes(texts).some(isSentence), 'a sentence says all of it')
  })
}

test('a reader gets the sentence in their language, else that of its code with what was said, else what was said', async () => {
  await loadStrings('es')
  const closed = new CairnError('closed', 'This project was closed here. Open it again.')
  assert.equal(errorText(closed, reader('es-PE')), es['This project was closed here. Open it again.'])
  assert.equal(errorText(closed, reader('en')), closed.message)
  assert.equal(errorText(closed, reader('qu')), closed.message)
  const field = new CairnError('bad-input', 'The value of "$&" is {said}.')
  assert.ok(errorText(field, reader('es')).endsWith('(\u2068The value of "$&" is {said}.\u2069)'))
  assert.equal(
    errorText(new CairnError('aborted', 'The release was stopped.'), reader('es')),
    es['error.aborted']
  )
  assert.equal(errorText(new TypeError('x is undefined'), reader('es')), 'es: error.unknown')
  const newer = new CairnError('from-a-newer-version' as 'internal', 'Update first.')
  assert.equal(errorText(newer, reader('es')), 'Update first.')
})

test('a language that a page or a plugin brings can say what goes wrong too, and English be put otherwise', () => {
  const gone = 'This is not here any more.'
  addStrings('qu', { [gone]: 'Manañam kaypichu.', 'error.timeout': 'Mana pipas kutichinchu.' })
  assert.equal(errorText(new CairnError('not-found', gone), reader('qu')), 'Manañam kaypichu.')
  assert.equal(errorText(new CairnError('timeout', 'Too late.'), reader('qu')), 'Mana pipas kutichinchu.')
  assert.equal(sentenceText(gone, reader('qu')), 'Manañam kaypichu.')
  assert.equal(sentenceText(gone, reader('xx')), gone)
  addStrings('en', { [gone]: 'Somebody took it away.' })
  assert.equal(sentenceText(gone, reader('en-GB')), 'Somebody took it away.')
})
