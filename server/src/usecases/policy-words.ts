import { assertNever, type DecidingCapacity, dayOf, eraYear, type Freezers, type SectionPolicy } from '@renkei/plan';

/** 令和8年12月10日 of an ISO date. */
export function longDay(iso: string): string {
	const day = dayOf(iso);
	return day === null ? iso : `${eraYear(day)}${day.month}月${day.day}日`;
}

function capacityWord(capacity: DecidingCapacity): string {
	switch (capacity) {
		case 'decision-maker':
			return '決裁権者';
		case 'delegated':
			return '専決';
		case 'acting':
			return '代決';
		default:
			return assertNever(capacity);
	}
}

function freezerWords(freezing: Freezers): string {
	switch (freezing) {
		case 'responsible':
			return '代表団体の責任者・決裁権者・専決';
		case 'deciders':
			return '代表団体の決裁権者・専決';
		default:
			return assertNever(freezing);
	}
}

/** What was set for sections, for the journal. What was not touched is not told. */
export function policyWords(keys: readonly string[], set: Partial<SectionPolicy>): string {
	const said = [
		...(set.dueOn === undefined ? [] : [set.dueOn === null ? '期限なし' : `期限は${longDay(set.dueOn)}`]),
		...(set.freezing === undefined ? [] : [`共通の部分を凍結できるのは${freezerWords(set.freezing)}`]),
		...(set.deciding === undefined ? [] : [`受け付ける決裁は${set.deciding.map(capacityWord).join('・')}`]),
		...(set.checkFirst === undefined ? [] : [set.checkFirst ? '決裁の前に担当確認が要る' : '担当確認を待たずに決裁できる']),
	];
	return `${keys.join('・')}：${said.join('、')}`;
}
