import { ask } from '#kit/api'
import { NewRecord } from '#facets/pages/ui/new-record.tsx'
import { findPeople } from '#modules/people/ui/finders'
import { w as room } from '../../ui/words.ts'
import { comparing } from '../contract.ts'
import { ComparisonDraft } from '../schemas.ts'
import { w } from './words.ts'

const Draft = ComparisonDraft.omit({ criteria: true, offers: true, weighing: true })

/** Begins a comparison: what is sought, over which term, and who decides. */
export const Screen = () => (
  <NewRecord
    title={w('new')}
    crumbs={[
      { title: room('vendors'), to: '/vendors' },
      { title: w('comparisons'), to: '/vendors/offers' },
    ]}
    schema={Draft}
    make={(draft) => ask(comparing.createComparison, draft)}
    done={({ name }) => w('new.done', { name })}
    save={w('new.save')}
    extras={{ name: { autoFocus: true }, owner_id: { search: findPeople } }}
  />
)
