import { expect, it } from 'vitest';
import {
	draftOf,
	emptyDraft,
	type Nameable,
	nameQueryAt,
	namingWords,
	peopleFor,
	piecesOf,
	standingNames,
	withName,
} from './mentions.ts';

const yamada: Nameable = { seat: 's1', person: '山田 太郎', post: '企画課長', party: '朝霧町' };
const sato: Nameable = { seat: 's2', person: '佐藤 花', post: '総務課', party: '栗瀬町' };
const people = [yamada, sato];

it('[CO7] a name is looked for between the @ and the caret, half or full width, and never in a mail address', () => {
	expect(nameQueryAt('確認を@山', 5)).toEqual({ start: 3, query: '山' });
	expect(nameQueryAt('＠', 1)).toEqual({ start: 0, query: '' });
	expect(nameQueryAt('@山田 太', 5)).toEqual({ start: 0, query: '山田 太' });
	expect(nameQueryAt('@山田\n太', 5)).toBe(null);
	expect(nameQueryAt('a@example', 9)).toBe(null);
	expect(nameQueryAt('確認を', 3)).toBe(null);
});

it('[CO8] people are found by name, party or post, whatever the width and spaces; names that begin so come first', () => {
	expect(peopleFor(people, '').length).toBe(2);
	expect(peopleFor(people, '山田太')).toEqual([yamada]);
	expect(peopleFor(people, '栗瀬')).toEqual([sato]);
	const first = { ...sato, seat: 's3', person: '企画 一' };
	expect(peopleFor([yamada, first], '企画')).toEqual([first, yamada]);
});

it('[CO9] choosing puts in name and party with one space, and the caret stands behind it', () => {
	const words = namingWords(yamada, people);
	expect(words).toBe('@山田 太郎（朝霧町）');
	const typed = { ...emptyDraft, text: '確認を@山 お願いします' };
	const { draft, caret } = withName(typed, { start: 3, query: '山' }, { seat: 's1', words });
	expect(draft.text).toBe('確認を@山田 太郎（朝霧町） お願いします');
	expect(draft.text.slice(caret)).toBe('お願いします');
	expect(withName({ ...emptyDraft, text: '＠' }, { start: 0, query: '' }, { seat: 's1', words }).draft.text).toBe(`${words} `);
});

it('[CO10] where two of one party bear one name, the post tells them apart', () => {
	const other = { ...yamada, seat: 's4', post: '町長' };
	expect(namingWords(other, [...people, other])).toBe('@山田 太郎（朝霧町 町長）');
});

it('[CO11] only who still stands in the words is named, each once', () => {
	const words = namingWords(yamada, people);
	const named = [
		{ seat: 's1', words },
		{ seat: 's1', words },
		{ seat: 's2', words: namingWords(sato, people) },
	];
	expect(standingNames({ text: `${words} 確認を`, named })).toEqual(['s1']);
});

it('[CO12] a text falls into plain pieces and pieces that name somebody', () => {
	expect(piecesOf('先に@山田 太郎（朝霧町） へ', [yamada])).toEqual([
		{ text: '先に', names: false },
		{ text: '@山田 太郎（朝霧町）', names: true },
		{ text: ' へ', names: false },
	]);
	expect(piecesOf('＠佐藤 花 と@だれか', [sato])).toEqual([
		{ text: '＠佐藤 花', names: true },
		{ text: ' と@だれか', names: false },
	]);
	expect(piecesOf('1+1=2', [])).toEqual([{ text: '1+1=2', names: false }]);
	expect(piecesOf('', [yamada])).toEqual([]);
});

it('[CO13] an edited comment still names whom it named', () => {
	const draft = draftOf('@山田 太郎（朝霧町） へ', [yamada]);
	expect(standingNames(draft)).toEqual(['s1']);
	expect(standingNames({ ...draft, text: 'へ' })).toEqual([]);
});
