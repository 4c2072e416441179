import { Metric } from '#facets/clocks/schemas'
import { w } from '#facets/clocks/words'

/** What a clock's promise is called, in the words of the clocks' own facet. */
export function clockTitle(metric: string): string {
  const known = Metric.safeParse(metric)
  return known.success ? w(`metric.${known.data}`) : metric
}
