import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import test from 'node:test'
import { mutants } from './mutant-list.mjs'

test('each mutant of the rules changes one place of the code as it is now', async () => {
  for (const { name, file, text } of mutants) {
    const source = await readFile(new URL(`../../${file}`, import.meta.url), 'utf8')
    assert.equal(source.split(String(text)).length, 2, name)
  }
})
