import { ask } from '#kit/api'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { Page } from '#kit/page.tsx'
import { tell } from '#kit/toast.tsx'
import { useGo, useLeadOn } from '#kit/url'
import { w as room } from '../../ui/words.ts'
import { assessing } from '../contract.ts'
import { QuestionnaireDraft } from '../schemas.ts'
import { topicChoices } from './assessment-words.tsx'
import { w } from './words.ts'

const Draft = QuestionnaireDraft.omit({ questions: true })

/** Adds a questionnaire, with the questions that come with the house or without. */
export function Screen() {
  const go = useGo()
  const leadOn = useLeadOn()
  return (
    <Page
      layout="form"
      title={w('q.new')}
      crumbs={[
        { title: room('vendors'), to: '/vendors' },
        { title: w('questionnaires'), to: '/vendors/questionnaires' },
      ]}
    >
      <AutoForm
        schema={Draft}
        fields={['name', 'topic', 'shipped', 'note']}
        save={w('q.new.save')}
        onSave={async (draft) => {
          const { key } = await ask(assessing.createQuestionnaire, draft)
          tell({ text: w('q.new.done', { name: draft.name }) })
          leadOn(`/vendors/questionnaires/${key}`)
        }}
        onCancel={() => go('/vendors/questionnaires')}
        extras={{ name: { autoFocus: true }, topic: { choices: topicChoices() } }}
      />
    </Page>
  )
}
