import { w } from './words.ts'

/** The steps of impact and urgency, as choices. */
export const levels = () => (['1', '2', '3'] as const).map((value) => ({ value, title: w(`level.${value}`) }))
