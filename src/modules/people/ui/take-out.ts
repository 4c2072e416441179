import { ask, tellRefusal } from '#kit/api'
import { saveFile } from '#kit/save-file'
import { tell } from '#kit/toast.tsx'
import { people } from '../contract.ts'
import { w } from './words.ts'

/** Downloads all that is held about a person. Taking it out is noted, so it is a request that writes. */
export async function takeOut({ id, key, name }: { id: string; key: string; name: string }) {
  try {
    const held = await ask(people.export, { id })
    saveFile(`${key}.json`, JSON.stringify(held, null, 2), 'application/json')
    tell({ text: w('export.done', { name }) })
  } catch (thrown) {
    tellRefusal(thrown)
  }
}
