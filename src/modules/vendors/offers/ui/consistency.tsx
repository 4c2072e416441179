import { useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Callout } from '#kit/callout.tsx'
import { useReader } from '#kit/reader.tsx'
import { localeOf } from '#lib/time/relative'
import { comparing } from '../contract.ts'
import { type Comparison, namesIn } from './figures.ts'
import { w } from './words.ts'

const limit = 0.1

/** How well the answers about criteria hold together; which three contradict each other, and a way to ask again. */
export function ConsistencyNote({ comparison, onPairs }: { comparison: Comparison; onPairs: () => void }) {
  const { language } = useReader()
  const save = useCommand(comparing.saveComparison)
  const { id, version, result, can, weighing } = comparison
  const { consistency, missing_pairs } = result
  if (weighing !== 'pairs') return null
  const format = new Intl.NumberFormat(localeOf(language), {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  })
  const short = new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 1 })
  const again = can.write === true && (
    <>
      <Button size="s" icon="edit" onClick={onPairs}>
        {w('pairs.edit')}
      </Button>
      <Button
        size="s"
        kind="quiet"
        busy={save.isPending}
        onClick={() => save.mutate({ id, version, weighing: 'weights' })}
      >
        {w('weights.use')}
      </Button>
    </>
  )
  if (!consistency)
    return missing_pairs === 0 ? null : (
      <Callout tone="warn" title={w('pairs.missing', { n: missing_pairs })} actions={again} />
    )
  const { ratio, acceptable, triple } = consistency
  const names = namesIn(comparison)
  const times = (value: number) => (value >= 1 ? short.format(value) : `1/${short.format(1 / value)}`)
  return (
    <Callout
      tone={acceptable ? 'good' : 'warn'}
      title={
        acceptable
          ? w('pairs.consistent', { ratio: format.format(ratio) })
          : w('pairs.doubtful', { ratio: format.format(ratio), limit: format.format(limit) })
      }
      actions={again}
    >
      {!acceptable && triple && (
        <p>
          {w('pairs.triple', {
            a: names(triple.a),
            b: names(triple.b),
            c: names(triple.c),
            implied: times(triple.implied),
            said: times(triple.said),
          })}
        </p>
      )}
    </Callout>
  )
}
