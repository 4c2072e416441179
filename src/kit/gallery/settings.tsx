import { useState } from 'react'
import { Button } from '../button.tsx'
import { AutoForm } from '../form/auto-form.tsx'
import { SettingsPage } from '../settings-page.tsx'
import { ThemeSwitch } from '../shell/user-menu.tsx'
import { tell } from '../toast.tsx'
import { Panel, PanelBody } from '../panel.tsx'
import { findPeople } from './pretend.ts'
import { Change } from './schemas.ts'

const sections = [
  { name: 'people', title: 'People and roles', to: '/kit/settings', icon: 'users', group: 'Who' },
  { name: 'calendars', title: 'Calendars', to: '/kit/settings', icon: 'calendar', group: 'When' },
  { name: 'levels', title: 'Service levels', to: '/kit/settings', icon: 'clock' },
  { name: 'audit', title: 'Audit trail', to: '/kit/settings', icon: 'history', group: 'What happened' },
] as const

export function Settings() {
  const [saved, setSaved] = useState(0)
  return (
    <SettingsPage
      title="Administration"
      sections={sections}
      current="people"
      text="Who may do what, and where."
      actions={<Button icon="plus">{'Invite'}</Button>}
    >
      <div className="stack wide" style={{ maxWidth: 760 }}>
        <Panel title="Theme">
          <PanelBody>
            <ThemeSwitch />
          </PanelBody>
        </Panel>
        <Panel title="A form read from a schema">
          <PanelBody>
            <AutoForm
              key={saved}
              bare
              schema={Change}
              fields={['what', 'kind', 'touches', 'takes', 'back', 'told']}
              extras={{ touches: { search: findPeople } }}
              save="Save"
              onSave={async () => {
                tell({ text: 'Saved.' })
                setSaved(saved + 1)
              }}
            />
          </PanelBody>
        </Panel>
      </div>
    </SettingsPage>
  )
}
