import { Meter } from '#kit/meter.tsx'
import { Panel, PanelBody, PanelList, PanelRow } from '#kit/panel.tsx'
import type { Tone } from '#kit/pill.tsx'
import { useToday } from '#kit/reader.tsx'
import { useSaid } from '../../ui/contract-words.tsx'
import { w as tiers } from '../../words.ts'
import type { Assessment } from './assessment-page.tsx'
import { w } from './words.ts'

const shown = 3
const toneOf = (score: number): Tone => (score >= 85 ? 'good' : score >= 50 ? 'warn' : 'bad')

/** How it stands, what tier that speaks for, and what costs most. */
export function StandingPanel({ assessment }: { assessment: Assessment }) {
  const { score, gaps, questions } = assessment
  const textOf = new Map(questions.map(({ id, text }) => [id, text]))
  return (
    <Panel title={useTitle(assessment)} sub={<Sub assessment={assessment} />}>
      {score !== null && (
        <PanelBody>
          <Meter share={score / 100} tone={toneOf(score)} label={w('percent', { n: score })} />
        </PanelBody>
      )}
      {gaps.length > 0 && (
        <>
          <PanelBody>
            <h3 className="t2 f12">{w('gaps')}</h3>
          </PanelBody>
          <PanelList>
            {gaps.slice(0, shown).map(({ question, lost }) => (
              <PanelRow key={question}>
                <span className="grow">{textOf.get(question)}</span>
                <span className="num nw t2 f12">{w('gap.lost', { n: lost })}</span>
              </PanelRow>
            ))}
          </PanelList>
        </>
      )}
    </Panel>
  )
}

function useTitle({ status, score, answered, counted, finished_on, accepted_on, accepted_by }: Assessment) {
  const { day } = useSaid()
  const said = score ?? '–'
  if (status === 'accepted')
    return w('standing.accepted', {
      score: said,
      day: day(accepted_on ?? ''),
      name: accepted_by?.name ?? '–',
    })
  if (status === 'finished') return w('standing.finished', { score: said, day: day(finished_on ?? '') })
  return score === null ? w('standing.none') : w('standing.open', { score, answered, counted })
}

function Sub({ assessment: { status, due_on, again_on, tier, vendor, score } }: { assessment: Assessment }) {
  const { day } = useSaid()
  const today = useToday()
  const proposed = tier.proposed
  return (
    <span className="row wrap">
      {status === 'open' && due_on < today && (
        <span className="warn">{w('standing.overdue', { day: day(due_on) })}</span>
      )}
      {status === 'accepted' && (
        <span>{again_on === null ? w('standing.never') : w('standing.again', { day: day(again_on) })}</span>
      )}
      {score !== null && proposed && (
        <span>
          {proposed === vendor.tier
            ? w('tier.keeps', { tier: tiers(`tier.${proposed}`) })
            : w('tier.other', {
                tier: tiers(`tier.${proposed}`),
                now: vendor.tier ? tiers(`tier.${vendor.tier}`) : w('tier.none'),
              })}
        </span>
      )}
    </span>
  )
}
