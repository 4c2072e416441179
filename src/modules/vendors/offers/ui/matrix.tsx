import { Mark } from '#kit/pill.tsx'
import { Panel } from '#kit/panel.tsx'
import type { Criterion } from '../schemas.ts'
import classes from './offers.module.css'
import { type Comparison, useFigures } from './figures.ts'
import { w } from './words.ts'

type Cell = Comparison['result']['standings'][number]['cells'][number]

/** Every criterion with its weight, and what each offer gives in it. */
export function Matrix({ comparison }: { comparison: Comparison }) {
  const { total } = useFigures()
  const { criteria, offers, result } = comparison
  if (criteria.length === 0 || offers.length === 0) return null
  const standings = new Map(result.standings.map((one) => [one.offer, one]))
  return (
    <Panel title={w('matrix')}>
      {/* What is wider than the screen is moved by keys as well. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reached */}
      <section className={classes.scroll} aria-label={w('matrix')} tabIndex={0}>
        <table className={classes.matrix}>
          <thead>
            <tr>
              <th scope="col">{w('criterion.name')}</th>
              {offers.map(({ id, name }) => (
                <th key={id} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {criteria.map((one) => (
              <tr key={one.id}>
                <CriterionHead criterion={one} comparison={comparison} />
                {offers.map((offer) => (
                  <td key={offer.id}>
                    {one.kind === 'must' ? (
                      <Gate offer={offer} criterion={one.id} />
                    ) : (
                      <Given
                        cell={standings.get(offer.id)?.cells.find(({ criterion }) => criterion === one.id)}
                      />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{w('matrix.total')}</th>
              {offers.map(({ id }) => {
                const sum = standings.get(id)?.total ?? null
                return (
                  <td key={id} className="num b">
                    {sum === null ? '–' : total(sum)}
                  </td>
                )
              })}
            </tr>
          </tfoot>
        </table>
      </section>
    </Panel>
  )
}

function CriterionHead({ criterion, comparison }: { criterion: Criterion; comparison: Comparison }) {
  const { percent } = useFigures()
  const weight = comparison.result.weights.find((one) => one.criterion === criterion.id)
  return (
    <th scope="row">
      <div>{criterion.name}</div>
      <div className="t3 f12">
        {weight ? w('matrix.weight', { percent: percent(weight.weight) }) : w('matrix.must')}
      </div>
    </th>
  )
}

function Gate({ offer, criterion }: { offer: Comparison['offers'][number]; criterion: string }) {
  if (offer.misses.includes(criterion)) return <Mark tone="bad">{w('cell.missed')}</Mark>
  if (offer.meets.includes(criterion)) return <Mark tone="good">{w('cell.met')}</Mark>
  return <span className="t3 f12">{w('cell.unknown')}</span>
}

function Given({ cell }: { cell: Cell | undefined }) {
  const { score } = useFigures()
  if (!cell || cell.score === null) return <span className="t3">–</span>
  return (
    <>
      <div className="num">{score(cell.score)}</div>
      <div className="t3 f12">
        {cell.by === 'people'
          ? cell.low !== null && cell.high !== null && cell.high > cell.low
            ? w('matrix.spread', { low: score(cell.low), high: score(cell.high) })
            : w('matrix.scorers', { n: cell.scorers })
          : w(cell.by === 'price' ? 'matrix.by-price' : 'matrix.by-pairs')}
      </div>
    </>
  )
}
