import { useMemo } from 'react'
import { useAsk } from '#kit/api'
import { assets } from '../contract.ts'
import { assetFilterFields } from '../fields.ts'

const choicesOf = (all: readonly { code: string; title: string }[] = []) =>
  all.map(({ code, title }) => ({ value: code, title }))

/** The types and states that there are, as choices of a form and as fields of the filter. */
export function useChoices() {
  const { data } = useAsk(assets.choices, {}, { keep: true })
  return useMemo(() => {
    const [types, statuses] = [choicesOf(data?.types), choicesOf(data?.statuses)]
    return { types, statuses, fields: assetFilterFields({ types, statuses }), known: data }
  }, [data])
}
