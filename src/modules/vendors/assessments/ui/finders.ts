import { recordFinder } from '#facets/records/ui/finders'

export const findQuestionnaires = recordFinder('questionnaire', 'QST', {
  icon: 'list',
  path: '/vendors/questionnaires',
})
