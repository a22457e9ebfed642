import { assertNever } from '../result.ts';
import type { SaidInAct, SigningAct } from './intent.ts';
import type { Verdict } from './types.ts';

/** Raised with every change of the words: a record names the version that it was made with. */
export const statementVersion = 's1';

const verdictWords: Readonly<Record<Verdict, string>> = {
	agree: '同意',
	conditional: '条件付同意',
	return: '差戻し',
	'not-applicable': '対象外',
};

function capacityWords({ capacity }: Pick<SaidInAct, 'capacity'>): string {
	switch (capacity) {
		case 'checked':
			return '担当者の確認';
		case 'decision-maker':
			return '決裁権者による決裁';
		case 'delegated':
			return '専決による決裁';
		case 'acting':
			return '代決による決裁（後閲を要する）';
		default:
			return assertNever(capacity);
	}
}

/**
 * What the person states. It claims a record of a confirmation on this system and nothing more (reliability.md §4 "Law":
 * no electronic signature in the law's sense, nothing in the place of a 公印 or of the body's own 決裁). What the person
 * writes stands beside it, never in it: the statement is the system's.
 */
export function statementOf(ask: {
	readonly act: SigningAct;
	readonly body: string;
	readonly person: string;
	readonly said: SaidInAct;
	readonly parts: number;
}): string {
	const { act, body, person, said, parts } = ask;
	const which = `本計画の${parts}個の部分について、確認値で特定される文`;
	const limits = 'これは本システム上の確認（承認）の記録であり、団体の文書管理規程による決裁に代わるものではありません。';
	switch (act) {
		case 'sign':
			return `${person}は、${body}の${capacityWords(said)}として、${which}を画面で確かめ、「${verdictWords[said.verdict ?? 'agree']}」と記録します。${limits}`;
		case 'withdraw':
			return `${person}は、${body}として、${which}に対する記録を撤回します。${limits}`;
		case 'later-view':
			return `${person}は、${body}の決裁権者として、${which}に対する代決の後閲を済ませたことを記録します。${limits}`;
		default:
			return assertNever(act);
	}
}
