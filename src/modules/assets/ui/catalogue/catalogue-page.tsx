import { Switch } from '@mantine/core'
import { Administration } from '#kit/administration.tsx'
import { useSearchState } from '#kit/url'
import { Manufacturers } from './manufacturers.tsx'
import { Statuses } from './statuses.tsx'
import { Types } from './types.tsx'
import { w } from './words.ts'

/** What sorts of things there are: types with what they can do, states with what they mean, and who makes them. */
export function Screen() {
  const [search, set] = useSearchState()
  const archived = search['archived'] === 'yes'
  return (
    <Administration
      current="assets"
      text={w('text')}
      actions={
        <Switch
          label={w('show-archived')}
          checked={archived}
          onChange={(event) => set({ archived: event.currentTarget.checked ? 'yes' : undefined })}
        />
      }
    >
      <div className="stack wide">
        <Types archived={archived} />
        <Statuses archived={archived} />
        <Manufacturers archived={archived} />
      </div>
    </Administration>
  )
}
