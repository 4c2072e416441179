import { ask } from '#kit/api'
import { placeOf, type Places } from '#kit/record/places.tsx'
import type { Found } from '#kit/visited'
import { records } from '../contract.ts'
import { typedWords } from './finders.ts'

const most = 20

/** Finds records of every kind as somebody types, grouped as the server groups them, each with where it is shown. */
export const searchFor =
  (places: Places) =>
  async (text: string, signal?: AbortSignal): Promise<Found[]> => {
    const words = typedWords(text)
    if (words === '') return []
    const { groups } = await ask(records.search, { q: words, limit: most }, signal)
    return groups.flatMap(({ title: kind, items }) =>
      items.map((record) => ({
        id: record.id,
        title: `${record.key} ${record.title}`,
        sub: kind,
        ...placeOf(places, record),
      })),
    )
  }
