import { ask } from '#kit/api'
import { known } from '#kit/form/known'
import { NewRecord } from '#facets/pages/ui/new-record.tsx'
import { NamedRecord } from '#facets/pages/ui/one-record.tsx'
import { findPeople } from '#modules/people/ui/finders'
import { vendors } from '../../contract.ts'
import { findVendors } from '../../ui/finders.ts'
import { w as room } from '../../ui/words.ts'
import { AssessmentDraft } from '../schemas.ts'
import { assessing } from '../contract.ts'
import { findQuestionnaires } from './finders.ts'
import { w } from './words.ts'

/** Begins an assessment, by `?vendor=` of one vendor. */
export const Screen = () => (
  <NamedRecord name="vendor" by={vendors.get}>
    {(vendor) => (
      <NewRecord
        title={vendor ? w('new-of', { name: vendor.name }) : w('new')}
        crumbs={[
          { title: room('vendors'), to: '/vendors' },
          { title: w('assessments'), to: '/vendors/assessments' },
        ]}
        schema={AssessmentDraft}
        initial={vendor ? { vendor_id: vendor.id } : {}}
        make={(draft) => ask(assessing.createAssessment, draft)}
        done={() => w('new.done')}
        save={w('new.save')}
        back={vendor && `/vendors/${vendor.key}`}
        extras={{
          vendor_id: { search: findVendors, known: known(vendor) },
          questionnaire_id: { search: findQuestionnaires },
          assessor_id: { search: findPeople },
          due_on: { ahead: true },
        }}
      />
    )}
  </NamedRecord>
)
