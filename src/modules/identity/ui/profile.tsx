import { useQueryClient } from '@tanstack/react-query'
import { SegmentedControl, useMantineColorScheme, type MantineColorScheme } from '@mantine/core'
import type { Reply } from '#lib/contract'
import { ask, refresh, useAsk } from '#kit/api'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { ProfilePage } from '#kit/profile.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { Panel, PanelBody } from '#kit/panel.tsx'
import { Prop, PropsList } from '#kit/props-list.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { tell } from '#kit/toast.tsx'
import { w as kit } from '#kit/words'
import { identity } from '../contract.ts'
import { roleName } from './role-names.ts'
import { w } from './words.ts'
import { languageChoices, Whereabouts, zoneChoices } from './zones.ts'

type Mine = Reply<typeof identity.me>

/** Who the house takes the reader for, and how it speaks to them. */
export function Screen() {
  const { data: me, error } = useAsk(identity.me, {})
  return (
    <ProfilePage current="details" text={w('details-text')}>
      {error ? <PageFault error={error} /> : me ? <Details me={me} /> : <Skeleton shape="text" />}
    </ProfilePage>
  )
}

function Details({ me }: { me: Mine }) {
  const client = useQueryClient()
  const languages = languageChoices()
  const teams = me.teams.map(({ name, lead }) => (lead ? w('leads', { team: name }) : name))
  return (
    <div className="stack wide">
      <Panel>
        <PanelBody>
          <PropsList>
            <Prop title={w('name')}>{me.name}</Prop>
            <Prop title={w('signs-in-as')}>{me.email}</Prop>
            <Prop title={w('roles')}>{me.roles.map(roleName).join(', ')}</Prop>
            <Prop title={w('teams')}>{teams.join(', ')}</Prop>
          </PropsList>
        </PanelBody>
      </Panel>
      <Panel>
        <PanelBody>
          <AutoForm
            key={`${me.language} ${me.zone}`}
            bare
            schema={Whereabouts}
            initial={{ language: me.language, zone: me.zone }}
            fields={languages.length > 1 ? ['language', 'zone'] : ['zone']}
            extras={{ language: { choices: languages }, zone: { choices: zoneChoices() } }}
            save={w('save')}
            onSave={async (given) => {
              await ask(identity.changeMe, given)
              refresh(client, ['me'])
              await client.invalidateQueries({ queryKey: ['/api/me'] })
              tell({ text: w('saved') })
            }}
          />
        </PanelBody>
      </Panel>
      <Panel title={w('appearance')} sub={w('appearance-text')}>
        <PanelBody>
          <Theme />
        </PanelBody>
      </Panel>
    </div>
  )
}

/** Light, dark, or as the device says; kept here for the next page, and with the account for the next device. */
function Theme() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const choose = (theme: MantineColorScheme) => {
    setColorScheme(theme)
    ask(identity.changeMe, { preferences: { theme } }).catch(() => undefined)
  }
  return (
    <SegmentedControl
      fullWidth
      maw={380}
      aria-label={kit('theme')}
      value={colorScheme}
      onChange={choose}
      data={[
        { value: 'auto' as const, label: kit('theme_auto') },
        { value: 'light' as const, label: kit('theme_light') },
        { value: 'dark' as const, label: kit('theme_dark') },
      ]}
    />
  )
}
