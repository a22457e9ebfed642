import type { AgreementsView, ServicesView, SideBySideView } from '@renkei/api';
import { template } from '@renkei/plan';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { planGrantOfSeat } from '../auth/plan-grants.ts';
import { findSeats } from '../storage/grant-facts.ts';
import { loadPlanFacts } from '../storage/plan-facts.ts';
import { codeOf, type DemoServer, type SignedSeat, startDemo } from '../testing/demo-server.ts';
import { type PracticePlan, startPractice } from '../testing/practice-plan.ts';
import { type PartStatus, readableParts } from './status/part-status.ts';
import { planAgreements } from './status/plan-agreements.ts';
import { planQuestions } from './status/plan-questions.ts';
import { planServices } from './status/plan-services.ts';

describe('the bodies of the 練習用 plan side by side', () => {
	let server: DemoServer;
	let lead: SignedSeat;
	let names: (codes: readonly string[]) => (string | undefined)[];

	beforeAll(async () => {
		server = await startDemo();
		lead = await server.as('seat-asagiri-lead');
		const { parties } = await lead.plan();
		names = (codes) => codes.map((code) => parties.find((party) => party.code === code)?.name);
	});

	afterAll(async () => {
		await server.close();
	});

	const at = <T>(door: string, seat = lead) => seat.get<T>(`/api/plans/${server.planId}/${door}`);

	it('[QB1] answers of seven bodies stand in code order, [QB2] and each gap has its body', async () => {
		const { status, body } = await at<SideBySideView>('questions/02');
		expect(status).toBe(200);
		expect(names(body.bodies.map(({ code }) => code))).toEqual([
			'朝霧町',
			'霞沢町',
			'栗瀬町',
			'椿坂町',
			'灯野村',
			'水守村',
			'若杉村',
		]);
		expect(body.bodies[0]?.answers['issues.value']?.map(({ value, unit }) => [value, unit])).toEqual([
			[1408, '人'],
			[62, '人／日'],
		]);
		const behind = body.bodies.filter(({ gaps }) => gaps.length > 0);
		expect(names(behind.map(({ code }) => code))).toEqual(['栗瀬町', '灯野村', '水守村']);
		expect(behind.map(({ gaps }) => gaps.length)).toEqual([1, 6, 6]);
	});

	it('[QB5] the 共通課題 name who shares them', async () => {
		const { body } = await at<SideBySideView>('questions/02');
		expect(body.joined[0]?.common.map(({ bodies }) => names(bodies.map(({ code }) => code)))).toEqual([
			['朝霧町', '霞沢町', '栗瀬町'],
			['椿坂町'],
			['若杉村'],
		]);
	});

	it('[QB4] a section without parts of bodies, or no section, is unknown like one that may not be read', async () => {
		expect((await at('questions/08')).status).toBe(200);
		expect(codeOf(await at('questions/05'))).toEqual([404, 'unknown']);
		expect(codeOf(await at('questions/99'))).toEqual([404, 'unknown']);
		expect(codeOf(await at('questions/memo'))).toEqual([404, 'unknown']);
	});

	it('[AG4] names the bodies short of the 首長', async () => {
		const { body } = await at<AgreementsView>('agreements');
		expect(names(body.before)).toEqual(['栗瀬町', '椿坂町', '灯野村', '水守村', '若杉村']);
		expect(body.bodies.every(({ lacks }) => lacks.length === 0)).toBe(true);
	});

	it('[SV1] 水守村 joins the second service later; [SV5] what was dropped without a reason is named', async () => {
		const { body } = await at<ServicesView>('services');
		const { services, bodies } = body.matrix;
		expect(services.map(({ counts }) => counts.初年度から参加)).toEqual([7, 6]);
		expect(names(bodies.filter(({ uses }) => uses[1]?.joins === '2年目以降に参加').map(({ code }) => code))).toEqual(['水守村']);
		expect(body.choices.openIssues.map(({ no }) => no)).toEqual([2]);
		expect(body.choices.candidates.map(({ lacks }) => lacks)).toEqual([[], [], [], ['reason']]);
		expect(body.choices.candidates[0]?.precedents[0]).toMatchObject({ costPerResident: 400, benefitPerThousand: 34 });
		expect(body.choices.vendors.filter(({ lacks }) => lacks.length > 0).map(({ name }) => name)).toEqual(['海鳴テクノ株式会社']);
	});
});

describe('what they are made from', () => {
	let practice: PracticePlan;

	beforeEach(async () => {
		practice = await startPractice();
		return () => practice.close();
	});

	/** What the lead of 朝霧町 stands on, when so much of the plan may be read. */
	async function read(mayRead: (part: PartStatus) => boolean = () => true) {
		const { db, plan, today } = practice;
		await practice.readModel.catchUp(plan);
		const facts = await loadPlanFacts(db, plan);
		const held = (await findSeats(db, { plan, today })).find(({ id }) => id === 'seat-asagiri-lead');
		const grant = held === undefined ? null : await planGrantOfSeat(db, held);
		if (grant === null) {
			throw new Error('the lead has a seat');
		}
		return { db, grant, all: facts.parts, readable: readableParts(grant, facts.parts).filter(mayRead) };
	}

	const isKurise = ({ facts: { row } }: PartStatus) => row.key === '02' && row.body === '994031';

	it('[QB4] a part that may not be read is told by no name, no answer and no gap; nothing at all where that is so of all', async () => {
		const ask = async (mayRead?: (part: PartStatus) => boolean) => {
			const { db, grant, readable } = await read(mayRead);
			const laid = await planQuestions(db, grant, { readable, template, key: '02' });
			return laid.ok ? JSON.stringify(laid.value) : laid.refusal.code;
		};
		const whole = await ask();
		expect(whole).toContain('994031');
		expect(whole).toContain('予約が二度要る');
		const told = await ask((part) => !isKurise(part));
		expect(told).toContain('994014');
		expect(told).not.toContain('994031');
		expect(told).not.toContain('予約が二度要る');
		expect(await ask(({ facts: { row } }) => row.key !== '02')).toBe('unknown');
	});

	it('[AG1] is all of 04: whoever may not read it gets nothing', async () => {
		const ask = async (mayRead?: (part: PartStatus) => boolean) => {
			const { db, grant, all, readable } = await read(mayRead);
			const agreed = await planAgreements(db, grant, { all, readable });
			return agreed.ok ? agreed.value.bodies.length : agreed.refusal.code;
		};
		expect(await ask()).toBe(7);
		expect(await ask(({ facts: { row } }) => row.key !== '04')).toBe('unknown');
	});

	it('[SV8] is all of 05: without it nothing, without 06 no precedent, without 12 no business', async () => {
		const ask = async (mayRead?: (part: PartStatus) => boolean) => {
			const { db, grant, all, readable } = await read(mayRead);
			const made = await planServices(db, grant, { all, readable });
			if (!made.ok) {
				return made.refusal.code;
			}
			const { candidates, precedents, vendors } = made.value.choices;
			return [candidates.length, precedents.length, vendors.length];
		};
		expect(await ask()).toEqual([4, 2, 4]);
		expect(await ask(({ facts: { row } }) => row.key !== '06')).toEqual([4, 0, 4]);
		expect(await ask(({ facts: { row } }) => row.key !== '12')).toEqual([4, 2, 0]);
		expect(await ask(({ facts: { row } }) => row.key !== '05')).toBe('unknown');
	});
});
