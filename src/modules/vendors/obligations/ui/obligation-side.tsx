import { useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { fieldOf } from '#kit/fields-of'
import type { ControlExtras } from '#kit/form/control.tsx'
import { EditInPlace, underField } from '#kit/form/edit-in-place.tsx'
import { Link } from '#kit/link.tsx'
import { Section } from '#kit/panel.tsx'
import { Prop, PropsList } from '#kit/props-list.tsx'
import { FilesSection } from '#facets/files/ui/files-section.tsx'
import { LinksSection } from '#facets/links/ui/links-section.tsx'
import { TagsFact } from '#facets/tags/ui/tags-fact.tsx'
import { findPeople } from '#modules/people/ui/finders'
import { useSaid } from '../../ui/contract-words.tsx'
import { findTeams } from '../../ui/finders.ts'
import { obliging } from '../contract.ts'
import { w as said } from '../words.ts'
import { kindChoices, type Obligation, sideChoices, useScheduleWords } from './obligation-words.tsx'
import { w } from './words.ts'

const { input } = obliging.saveObligation
const titleOf = (name: keyof typeof input.shape) => fieldOf(input, name).title
const known = (one: { id: string; name: string } | null) =>
  one ? [{ id: one.id, title: one.name, to: '' }] : []

interface ObligationSideProps {
  obligation: Obligation
  onDays: () => void
}

/** Beside what was noted: who owes it, who answers for it, when it is owed, its papers. */
export function ObligationSide({ obligation, onDays }: ObligationSideProps) {
  const { day } = useSaid()
  const schedule = useScheduleWords()
  const { side, kind, owner, team, note, first_on, lead_days, contract, state, can } = obligation
  const record = { id: obligation.id, kind: 'obligation', key: obligation.key }
  return (
    <>
      <Section title={w('facts')}>
        <PropsList>
          <Prop title={w('contract')}>
            <Link to={`/vendors/contracts/${contract.key}`}>{contract.name}</Link>
          </Prop>
          <Fact
            obligation={obligation}
            name="side"
            value={side}
            shown={said(`side.${side}`)}
            choices={sideChoices()}
          />
          <Fact
            obligation={obligation}
            name="kind"
            value={kind}
            shown={said(`kind.${kind}`)}
            choices={kindChoices()}
          />
          <Fact
            obligation={obligation}
            name="owner_id"
            value={owner?.id}
            shown={owner?.name}
            search={findPeople}
            known={known(owner)}
          />
          <Fact
            obligation={obligation}
            name="team_id"
            value={team?.id}
            shown={team?.name}
            search={findTeams}
            known={known(team)}
          />
          <Fact obligation={obligation} name="note" value={note} shown={note} />
          <Prop title={w('tags')}>
            <TagsFact record={record} refused={can.write ? null : ''} />
          </Prop>
        </PropsList>
      </Section>
      <Section
        title={w('days')}
        end={
          can.write &&
          state === 'open' && (
            <Button kind="quiet" size="s" icon="edit" onClick={onDays}>
              {w('change')}
            </Button>
          )
        }
      >
        <PropsList>
          <Prop title={titleOf('first_on')}>{day(first_on)}</Prop>
          <Prop title={w('often')}>{schedule(obligation)}</Prop>
          <Prop title={titleOf('lead_days')} num>
            {lead_days}
          </Prop>
        </PropsList>
      </Section>
      <FilesSection record={record} refused={can.meet === true || can.write ? null : ''} />
      <LinksSection record={record} refused={can.write ? null : ''} />
    </>
  )
}

interface FactProps extends ControlExtras {
  obligation: Obligation
  name: 'side' | 'kind' | 'owner_id' | 'team_id' | 'note'
  value: unknown
  shown: string | undefined
}

function Fact({ obligation: { id, version, can }, name, value, shown, ...extras }: FactProps) {
  const save = useCommand(obliging.saveObligation, { form: underField })
  return (
    <Prop title={titleOf(name)}>
      <EditInPlace
        {...extras}
        schema={input}
        name={name}
        value={value}
        version={version}
        refused={can.write ? null : ''}
        save={(next, edited) => save.mutateAsync({ id, version: edited, [name]: next })}
      >
        {shown}
      </EditInPlace>
    </Prop>
  )
}
