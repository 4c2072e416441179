import './home.ts'
import { makingOne, thenDone } from '#kernel/handlers'
import { answer, archiveAssessment, createAssessments, saveAssessment } from './commands.ts'
import { assessing as contract } from './contract.ts'
import * as happened from './events.ts'
import { assessmentLines } from './lines.ts'
import { countAssessments, listAssessments, listQuestionnaires } from './list.ts'
import { acceptAssessment, finishAssessment, reopenAssessment } from './moves.ts'
import { assessmentPast, questionnairePast } from './past.ts'
import { showAssessment, showQuestionnaire } from './queries.ts'
import { archiveQuestionnaire, createQuestionnaires, saveQuestionnaire } from './questionnaire-commands.ts'
import { settings } from './settings.ts'
import { w } from './words.ts'

/** The part of the room that assesses vendors, as the module joins it. */
export const assessments = {
  handlers: {
    questionnaires: listQuestionnaires,
    questionnaire: showQuestionnaire,
    createQuestionnaire: makingOne(createQuestionnaires),
    saveQuestionnaire,
    archiveQuestionnaire: thenDone(archiveQuestionnaire),
    assessments: listAssessments,
    countAssessments,
    assessment: showAssessment,
    createAssessment: makingOne(createAssessments),
    saveAssessment,
    answer,
    finishAssessment,
    reopenAssessment,
    acceptAssessment,
    archiveAssessment: thenDone(archiveAssessment),
  },
  kinds: [
    {
      name: 'questionnaire',
      title: w.later('questionnaire'),
      prefix: 'QST',
      sequence: 'questionnaire_number',
      can: { read: 'vendors.read', write: 'vendors.write' },
      page: contract.questionnaire.path,
      family: 'questionnaire',
    },
    {
      name: 'assessment',
      title: w.later('assessment'),
      prefix: 'ASM',
      sequence: 'assessment_number',
      can: { read: 'vendors.read', write: 'vendors.assess' },
      page: contract.assessment.path,
      family: 'assessment',
    },
  ],
  events: Object.values(happened),
  eventLines: assessmentLines,
  pasts: [questionnairePast, assessmentPast],
  settings,
  views: [
    {
      list: 'vendors.assessments',
      name: 'open',
      title: w.later('view.open'),
      q: 'status:open,finished archived:no',
    },
    {
      list: 'vendors.assessments',
      name: 'mine',
      title: w.later('view.mine'),
      q: 'assessor:me status:open archived:no',
    },
    {
      list: 'vendors.assessments',
      name: 'overdue',
      title: w.later('view.overdue'),
      q: 'status:open due<today archived:no',
    },
    {
      list: 'vendors.assessments',
      name: 'accepted',
      title: w.later('view.accepted'),
      q: 'status:accepted archived:no',
    },
    { list: 'vendors.assessments', name: 'archive', title: w.later('view.archive'), q: 'archived:yes' },
  ],
} as const
