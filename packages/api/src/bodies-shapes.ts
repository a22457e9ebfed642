import { z } from 'zod';
import { agreementLacks, agreementStages, candidateDecisions, choiceLacks, joinings, vendorStages } from './lists.ts';

const words = z.string().nullable();
const figure = z.number().nullable();

const questionShape = z.object({
	key: z.string(),
	table: words,
	title: z.string(),
	type: z.string(),
	unit: words,
	required: z.boolean(),
	help: z.string(),
});
export type QuestionView = z.infer<typeof questionShape>;

const answerShape = z.object({ of: words, value: z.union([z.string(), z.number(), z.boolean()]), unit: words });
export type AnswerView = z.infer<typeof answerShape>;

const joinedShape = z.object({
	title: z.string(),
	common: z.array(z.object({ no: figure, words, bodies: z.array(z.object({ code: z.string(), words: z.array(z.string()) })) })),
	loose: z.array(z.object({ code: z.string(), words, no: figure })),
});
export type JoinedView = z.infer<typeof joinedShape>;

/** One question to n bodies, answered side by side. */
export const sideBySideShape = z.object({
	questions: z.array(questionShape),
	bodies: z.array(
		z.object({
			code: z.string(),
			/** Keys of required questions without an answer. */
			gaps: z.array(z.string()),
			answers: z.record(z.string(), z.array(answerShape)),
		}),
	),
	joined: z.array(joinedShape),
});
export type SideBySideView = z.infer<typeof sideBySideShape>;

/** How far up each body has agreed to the 地域間連携. */
export const agreementsShape = z.object({
	bodies: z.array(
		z.object({
			code: z.string(),
			stage: z.enum(agreementStages).nullable(),
			date: words,
			documentNumber: words,
			lacks: z.array(z.enum(agreementLacks)),
		}),
	),
	before: z.array(z.string()),
});
export type AgreementsView = z.infer<typeof agreementsShape>;

const useShape = z.object({ joins: z.enum(joinings).nullable(), start: words, presentSystem: words, migration: words });
export type ServiceUseView = z.infer<typeof useShape>;

const matrixShape = z.object({
	services: z.array(
		z.object({ no: figure, name: words, counts: z.record(z.enum(joinings), z.number()), open: z.array(z.string()) }),
	),
	bodies: z.array(z.object({ code: z.string(), uses: z.array(useShape) })),
	stray: z.array(z.object({ no: figure, code: words })),
});
export type MatrixView = z.infer<typeof matrixShape>;

const lacks = z.array(z.enum(choiceLacks));

const precedentShape = z.object({
	candidate: figure,
	name: words,
	service: words,
	result: words,
	source: words,
	population: figure,
	costPerResident: figure,
	benefitPerThousand: figure,
	benefitUnit: words,
	lacks,
});
export type PrecedentView = z.infer<typeof precedentShape>;

const choicesShape = z.object({
	candidates: z.array(
		z.object({
			no: figure,
			name: words,
			modelType: words,
			issue: z.object({ no: z.number(), words }).nullable(),
			decision: z.enum(candidateDecisions).nullable(),
			reason: words,
			precedents: z.array(precedentShape),
			lacks,
		}),
	),
	openIssues: z.array(z.object({ no: figure, words })),
	precedents: z.array(precedentShape),
	vendors: z.array(
		z.object({ name: words, candidate: figure, source: words, stage: z.enum(vendorStages).nullable(), reason: words, lacks }),
	),
});
export type ChoicesView = z.infer<typeof choicesShape>;

/** Which service each body uses, and how the services were chosen. */
export const servicesShape = z.object({ matrix: matrixShape, choices: choicesShape });
export type ServicesView = z.infer<typeof servicesShape>;
