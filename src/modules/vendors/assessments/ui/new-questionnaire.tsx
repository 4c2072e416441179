import { ask } from '#kit/api'
import { NewRecord } from '#facets/pages/ui/new-record.tsx'
import { w as room } from '../../ui/words.ts'
import { assessing } from '../contract.ts'
import { QuestionnaireDraft } from '../schemas.ts'
import { topicChoices } from './assessment-words.tsx'
import { w } from './words.ts'

const Draft = QuestionnaireDraft.omit({ questions: true })

/** Adds a questionnaire, with the questions that come with the house or without. */
export const Screen = () => (
  <NewRecord
    title={w('q.new')}
    crumbs={[
      { title: room('vendors'), to: '/vendors' },
      { title: w('questionnaires'), to: '/vendors/questionnaires' },
    ]}
    schema={Draft}
    fields={['name', 'topic', 'shipped', 'note']}
    make={(draft) => ask(assessing.createQuestionnaire, draft)}
    done={({ name }) => w('q.new.done', { name })}
    save={w('q.new.save')}
    extras={{ name: { autoFocus: true }, topic: { choices: topicChoices() } }}
  />
)
