import { Button } from '#kit/button.tsx'
import { fieldOf } from '#kit/fields-of'
import { Link } from '#kit/link.tsx'
import { Section } from '#kit/panel.tsx'
import { Prop, PropsList } from '#kit/props-list.tsx'
import { FilesSection } from '#facets/files/ui/files-section.tsx'
import { LinksSection } from '#facets/links/ui/links-section.tsx'
import { factOf } from '#facets/pages/ui/facts.tsx'
import { FactsSection } from '#facets/pages/ui/record-side.tsx'
import { refusedBy } from '#facets/pages/ui/writable'
import { findPeople } from '#modules/people/ui/finders'
import { useSaid } from '../../ui/contract-words.tsx'
import { findTeams } from '../../ui/finders.ts'
import { obliging } from '../contract.ts'
import { w as said } from '../words.ts'
import { kindChoices, type Obligation, sideChoices, useScheduleWords } from './obligation-words.tsx'
import { w } from './words.ts'

const { input } = obliging.saveObligation
const titleOf = (name: keyof typeof input.shape) => fieldOf(input, name).title

const Fact = factOf(obliging.saveObligation)

interface ObligationSideProps {
  obligation: Obligation
  onDays: () => void
}

/** Beside what was noted: who owes it, who answers for it, when it is owed, its papers. */
export function ObligationSide({ obligation, onDays }: ObligationSideProps) {
  const { day } = useSaid()
  const schedule = useScheduleWords()
  const { id, key, side, kind, owner, team, note, first_on, lead_days, contract, state, can } = obligation
  const refused = refusedBy(obligation)
  const record = { id, kind: 'obligation', key }
  return (
    <>
      <FactsSection kind="obligation" of={obligation}>
        <Prop title={w('contract')}>
          <Link to={`/vendors/contracts/${contract.key}`}>{contract.name}</Link>
        </Prop>
        <Fact of={obligation} name="side" shown={said(`side.${side}`)} choices={sideChoices()} />
        <Fact of={obligation} name="kind" shown={said(`kind.${kind}`)} choices={kindChoices()} />
        <Fact of={obligation} name="owner_id" record={owner} search={findPeople} />
        <Fact of={obligation} name="team_id" record={team} search={findTeams} />
        <Fact of={obligation} name="note" shown={note} />
      </FactsSection>
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
      <FilesSection record={record} refused={can.meet === true ? null : refused} />
      <LinksSection record={record} refused={refused} />
    </>
  )
}
