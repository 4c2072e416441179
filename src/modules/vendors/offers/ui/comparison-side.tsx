import { IconButton } from '#kit/button.tsx'
import { Icon } from '#kit/icon.tsx'
import { Line, Section } from '#kit/panel.tsx'
import { factOf } from '#facets/pages/ui/facts.tsx'
import { RecordSide } from '#facets/pages/ui/record-side.tsx'
import { findPeople } from '#modules/people/ui/finders'
import { comparing } from '../contract.ts'
import type { Comparison } from './figures.ts'
import { w } from './words.ts'

const Fact = factOf(comparing.saveComparison)

interface SideProps {
  comparison: Comparison
  onOffer: (id: string) => void
}

/** Beside the result: what is sought, the offers to change, who scored, and the papers. */
export function ComparisonSide({ comparison, onOffer }: SideProps) {
  const { sought, owner, term_months, offers, ballots, can } = comparison
  return (
    <RecordSide
      kind="comparison"
      of={comparison}
      facts={
        <>
          <Fact of={comparison} name="sought" shown={sought} />
          <Fact of={comparison} name="owner_id" record={owner} search={findPeople} />
          <Fact of={comparison} name="term_months" shown={w('months', { n: term_months })} />
        </>
      }
    >
      <Section title={w('comparisons')}>
        {offers.length === 0 && <p className="t3 f12">{w('offer.none')}</p>}
        {offers.map((one) => (
          <Line
            key={one.id}
            icon={<Icon name="building" />}
            end={
              can.write === true && (
                <IconButton
                  icon="edit"
                  label={w('offer.edit', { name: one.name })}
                  onClick={() => onOffer(one.id)}
                />
              )
            }
          >
            {one.name}
          </Line>
        ))}
      </Section>
      <Section title={w('scorers')}>
        {ballots.length === 0 && <p className="t3 f12">{w('scorers.none')}</p>}
        {ballots.map(({ scorer, conflict, scores }) => (
          <Line
            key={scorer.id}
            icon={<Icon name={conflict ? 'warn' : 'user'} />}
            end={w('scorers.n', { n: scores.length })}
          >
            {scorer.name}
            {conflict && <div className="warn f12">{w('scorers.conflict', { conflict })}</div>}
          </Line>
        ))}
      </Section>
    </RecordSide>
  )
}
