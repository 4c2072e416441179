import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { ask } from '#kit/api'
import { When } from '#kit/when.tsx'
import { clockTitle } from '#facets/clocks/ui/clock-facts'
import { foldCustom } from '#facets/custom-fields/ui/with-custom'
import { desk, type Promised } from '../contract.ts'
import { PriorityMark } from './ticket-words.tsx'
import classes from './ticket.module.css'
import { w } from './words.ts'

/** What follows from what was chosen so far, beside the choice: the priority, and by when what would be promised. */
export function WouldPromise({ values }: { values: Readonly<Record<string, unknown>> }) {
  const draft = desk.promise.input.safeParse(chosen(values))
  const [asked] = useDebouncedValue(JSON.stringify(draft.data ?? {}), 200)
  const { data } = useQuery({
    queryKey: ['desk.promise', asked],
    queryFn: ({ signal }) => ask(desk.promise, desk.promise.input.parse(JSON.parse(asked)), signal),
    enabled: draft.success,
    placeholderData: (before) => before,
  })
  return (
    <output className={classes.promise} aria-live="polite">
      {data && <Promises {...data} />}
    </output>
  )
}

/** Empty fields are none. */
const chosen = (values: Readonly<Record<string, unknown>>) =>
  foldCustom(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== null)))

/** What is promised, in one line. */
export function Promises({ priority, policy, promises }: Promised) {
  return (
    <>
      <span className="b">
        <PriorityMark of={{ priority }} />
      </span>
      {policy === null ? (
        <span>{w('promise.none')}</span>
      ) : (
        <span>
          {policy}:{' '}
          {promises.map(({ metric, due_at }, n) => (
            <span key={metric}>
              {n > 0 && ', '}
              {w('promise.by', { what: clockTitle(metric) })} {due_at && <When at={due_at} />}
            </span>
          ))}
          {promises.length === 0 && w('promise.nothing')}
        </span>
      )}
    </>
  )
}
