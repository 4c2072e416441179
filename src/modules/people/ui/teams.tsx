import { Switch } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { ask, useAsk } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Empty } from '#kit/empty.tsx'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { Icon } from '#kit/icon.tsx'
import { Link } from '#kit/link.tsx'
import { useMay } from '#kit/me.tsx'
import { Page } from '#kit/page.tsx'
import { Panel, PanelList, PanelRow } from '#kit/panel.tsx'
import { Pill } from '#kit/pill.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { tell } from '#kit/toast.tsx'
import { useLeadOn, useSearchState } from '#kit/url'
import { people } from '../contract.ts'
import { teamFields } from '../schemas.ts'
import { Beside } from './beside.tsx'
import { findPeople } from './finders.ts'
import { w } from './words.ts'

/** All teams, who leads them and how many are in each. */
export function Screen() {
  const [search, set] = useSearchState()
  const archived = search['archive'] === 'yes'
  const { data } = useAsk(people.teams, archived ? { archived: 'true' } : {}, { kinds: ['team'] })
  const [creating, setCreating] = useState(false)
  const may = useMay()
  const create = may('people.teams') && (
    <Button kind="primary" icon="plus" onClick={() => setCreating(true)}>
      {w('teams.new')}
    </Button>
  )
  return (
    <Page
      title={w('teams')}
      crumbs={[{ title: w('people'), to: '/people' }]}
      actions={
        <>
          <Beside here="teams" />
          {create}
        </>
      }
    >
      {!data && <Skeleton shape="rows" />}
      {data && data.items.length === 0 && (
        <Empty title={w('teams.empty.title')} text={w('teams.empty.text')} />
      )}
      {data && data.items.length > 0 && (
        <Panel>
          <PanelList>
            {data.items.map(({ id, key, name, leads, members, description, archived: gone }) => (
              <PanelRow key={id} roomy>
                <Icon name="users" />
                <span className="grow cut">
                  <Link to={`/people/teams/${key}`}>{name}</Link>
                  {description && <span className="t3">{` ${description}`}</span>}
                </span>
                {gone && <Pill icon="archive">{w('team.archived')}</Pill>}
                <span className="t2 f12 cut">
                  {leads.length === 0
                    ? w('team.no-lead')
                    : w('team.led-by', { names: leads.map((one) => one.name).join(', ') })}
                </span>
                <span className="t3 f12 nw num">{w('team.size', { n: members })}</span>
              </PanelRow>
            ))}
          </PanelList>
        </Panel>
      )}
      <Switch
        mt={12}
        label={w('archive.show')}
        checked={archived}
        onChange={(event) => set({ archive: event.currentTarget.checked ? 'yes' : undefined })}
      />
      {creating && <Creating onClose={() => setCreating(false)} />}
    </Page>
  )
}

const { name, description, email } = teamFields
const NewTeam = z.object({
  name,
  description,
  email,
  lead_id: people.addAbsence.input.shape.person_id
    .nullable()
    .default(null)
    .meta({ title: w('team.lead'), of: 'person' }),
})

function Creating({ onClose }: { onClose: () => void }) {
  const leadOn = useLeadOn()
  const save = async ({ lead_id, ...facts }: z.output<typeof NewTeam>) => {
    const members = lead_id === null ? [] : [{ person_id: lead_id, lead: true }]
    const { key } = await ask(people.createTeam, { ...facts, members })
    tell({ text: w('teams.made') })
    leadOn(`/people/teams/${key}`)
  }
  return (
    <FormDialog
      onClose={onClose}
      title={w('teams.new')}
      size={560}
      schema={NewTeam}
      save={w('teams.save')}
      onSave={save}
      extras={{ name: { autoFocus: true }, lead_id: { search: findPeople }, description: { wide: true } }}
    />
  )
}
