import { ask, tellRefusal } from '#kit/api'
import { tell } from '#kit/toast.tsx'
import { people } from '../contract.ts'
import { w } from './words.ts'

/** Downloads all that is held about a person. Taking it out is noted, so it is a request that writes. */
export async function takeOut({ id, key, name }: { id: string; key: string; name: string }) {
  try {
    const held = await ask(people.export, { id })
    const url = URL.createObjectURL(new Blob([JSON.stringify(held, null, 2)], { type: 'application/json' }))
    const link = Object.assign(document.createElement('a'), { href: url, download: `${key}.json` })
    link.click()
    URL.revokeObjectURL(url)
    tell({ text: w('export.done', { name }) })
  } catch (thrown) {
    tellRefusal(thrown)
  }
}
