import { useEffect, useState } from 'react'
import type { FilterHelp, FilterOffers } from './filter-help.ts'

export const noOffers: FilterOffers = { from: 0, to: 0, offers: [] }

/** What could be typed next; names of records may take a moment to be found. */
export function useOffers(help: FilterHelp, text: string, at: number, wanted: boolean): FilterOffers {
  const asked = `${text}\n${at}`
  const [known, setKnown] = useState({ ...noOffers, asked: '' })
  useEffect(() => {
    let isCurrent = wanted
    const ask = async () => {
      const found = await help.complete(text, at)
      if (isCurrent) setKnown({ ...found, asked })
    }
    // Completion is a courtesy: where it fails, one types on.
    ask().catch(() => isCurrent && setKnown({ ...noOffers, asked }))
    return () => {
      isCurrent = false
    }
  }, [help, text, at, asked, wanted])
  return wanted && known.asked === asked ? known : noOffers
}

/** The rest of the first offer, when it goes on from what stands before the cursor at the text's end. */
export function ghostOf(text: string, at: number, { from, to, offers: [offer] }: FilterOffers): string {
  if (!offer || at !== text.length || to !== text.length || text === '') return ''
  const typed = text.slice(from, to)
  return offer.text.toLocaleLowerCase().startsWith(typed.toLocaleLowerCase())
    ? offer.text.slice(typed.length)
    : ''
}
