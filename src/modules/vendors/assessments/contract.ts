import { z } from 'zod'
import { byId, Counted, Counting, Done, get, listingBy, page, patch, post } from '#lib/contract'
import { Made, Saved, archiving, byIdOrKey, editing } from '#lib/shapes'
import {
  Answer,
  AssessmentDraft,
  AssessmentPatch,
  AssessmentRow,
  AssessmentView,
  QuestionnaireDraft,
  QuestionnairePatch,
  QuestionnaireRow,
  QuestionnaireView,
} from './schemas.ts'

/** What vendors are asked, and what they answered. */
export const assessing = {
  questionnaires: get('/api/questionnaires', {
    summary: 'Questionnaires for vendors',
    can: 'vendors.read',
    input: z.object({
      archived: z.stringbool().or(z.boolean()).default(false).meta({ title: 'Those in the archive too' }),
    }),
    reply: z.object({ items: z.array(QuestionnaireRow) }),
  }),
  questionnaire: get('/api/questionnaires/:id', {
    summary: 'One questionnaire with its questions',
    can: 'vendors.read',
    input: byIdOrKey,
    reply: QuestionnaireView,
  }),
  createQuestionnaire: post('/api/questionnaires', {
    summary: 'Add a questionnaire',
    can: 'vendors.write',
    input: QuestionnaireDraft,
    reply: Made,
  }),
  saveQuestionnaire: patch('/api/questionnaires/:id', {
    summary: 'Change a questionnaire; other questions are a new edition, and what runs keeps its own',
    can: 'vendors.write',
    input: editing.extend(QuestionnairePatch.shape),
    reply: Saved,
  }),
  archiveQuestionnaire: post('/api/questionnaires/:id/archive', {
    summary: 'Put a questionnaire in the archive, or bring it back',
    can: 'vendors.write',
    input: archiving,
    reply: Done,
  }),
  assessments: get('/api/assessments', {
    summary: 'Assessments of vendors that a filter lets through',
    can: 'vendors.read',
    input: z.object(listingBy('due', 'name', 'updated')),
    reply: page(AssessmentRow),
  }),
  countAssessments: get('/api/assessments/count', {
    summary: 'How many assessments a filter lets through',
    can: 'vendors.read',
    input: Counting,
    reply: Counted,
  }),
  assessment: get('/api/assessments/:id', {
    summary: 'One assessment: questions, answers with their evidence, score and gaps',
    can: 'vendors.read',
    input: byIdOrKey,
    reply: AssessmentView,
  }),
  createAssessment: post('/api/assessments', {
    summary: 'Begin an assessment of a vendor',
    can: 'vendors.assess',
    input: AssessmentDraft,
    reply: Made,
  }),
  saveAssessment: patch('/api/assessments/:id', {
    summary: 'Change when an assessment is due and who does it',
    can: 'vendors.assess',
    input: editing.extend(AssessmentPatch.shape),
    reply: Saved,
  }),
  answer: post('/api/assessments/:id/answers', {
    summary: 'Write down what a vendor answers, and what shows it',
    can: 'vendors.assess',
    input: byId.extend({ answers: z.array(Answer).min(1).max(200).meta({ title: 'Answers' }) }),
    reply: Saved,
  }),
  finishAssessment: post('/api/assessments/:id/finish', {
    summary: 'Finish an assessment: all that counts is answered',
    can: 'vendors.assess',
    input: byId,
    reply: Saved,
  }),
  reopenAssessment: post('/api/assessments/:id/reopen', {
    summary: 'Open a finished assessment again',
    can: 'vendors.assess',
    input: byId,
    reply: Saved,
  }),
  acceptAssessment: post('/api/assessments/:id/accept', {
    summary: 'Accept the result of an assessment; the vendor is asked again by its tier',
    can: 'vendors.write',
    input: byId.extend({
      take_tier: z.boolean().default(false).meta({ title: 'Give the vendor the proposed tier' }),
    }),
    reply: Saved,
  }),
  archiveAssessment: post('/api/assessments/:id/archive', {
    summary: 'Put an assessment in the archive, or bring it back',
    can: 'vendors.write',
    input: archiving,
    reply: Done,
  }),
}
