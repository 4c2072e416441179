import { useCommand } from '#kit/api'
import { IconButton } from '#kit/button.tsx'
import { fieldOf } from '#kit/fields-of'
import type { ControlExtras } from '#kit/form/control.tsx'
import { EditInPlace, underField } from '#kit/form/edit-in-place.tsx'
import { Icon } from '#kit/icon.tsx'
import { Line, Section } from '#kit/panel.tsx'
import { Prop, PropsList } from '#kit/props-list.tsx'
import { FilesSection } from '#facets/files/ui/files-section.tsx'
import { LinksSection } from '#facets/links/ui/links-section.tsx'
import { TagsFact } from '#facets/tags/ui/tags-fact.tsx'
import { findPeople } from '#modules/people/ui/finders'
import { comparing } from '../contract.ts'
import type { Comparison } from './figures.ts'
import { w } from './words.ts'

const { input } = comparing.saveComparison

interface SideProps {
  comparison: Comparison
  onOffer: (id: string) => void
}

/** Beside the result: what is sought, the offers to change, who scored, and the papers. */
export function ComparisonSide({ comparison, onOffer }: SideProps) {
  const { sought, owner, term_months, offers, ballots, can } = comparison
  const record = { id: comparison.id, kind: 'comparison', key: comparison.key }
  const refused = can.write === true ? null : ''
  return (
    <>
      <Section title={w('facts')}>
        <PropsList>
          <Fact comparison={comparison} name="sought" value={sought} shown={sought} />
          <Fact
            comparison={comparison}
            name="owner_id"
            value={owner?.id}
            shown={owner?.name}
            search={findPeople}
            known={owner ? [{ id: owner.id, title: owner.name, to: '' }] : []}
          />
          <Fact
            comparison={comparison}
            name="term_months"
            value={term_months}
            shown={w('months', { n: term_months })}
          />
          <Prop title={w('tags')}>
            <TagsFact record={record} refused={refused} />
          </Prop>
        </PropsList>
      </Section>
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
      <LinksSection record={record} refused={refused} />
      <FilesSection record={record} refused={refused} />
    </>
  )
}

interface FactProps extends ControlExtras {
  comparison: Comparison
  name: 'sought' | 'owner_id' | 'term_months'
  value: unknown
  shown: string | undefined
}

function Fact({ comparison: { id, version, can }, name, value, shown, ...extras }: FactProps) {
  const save = useCommand(comparing.saveComparison, { form: underField })
  return (
    <Prop title={fieldOf(input, name).title}>
      <EditInPlace
        {...extras}
        schema={input}
        name={name}
        value={value}
        version={version}
        refused={can.write === true ? null : ''}
        save={(next, edited) => save.mutateAsync({ id, version: edited, [name]: next })}
      >
        {shown}
      </EditInPlace>
    </Prop>
  )
}
