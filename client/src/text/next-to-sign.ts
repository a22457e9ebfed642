import { defineText } from './language.tsx';

/** What a seat does next on the board, or that there is nothing to do and what comes next. */
export const nextToSignText = defineText({
	ja: {
		choose: '節を選ぶと、凍結した文と記録する欄がここに出ます。',
		chooseToRead: '表のますを選ぶと、凍結した文とこれまでの記録がここに出ます。決裁は団体が行います。',
		nextToDecide: (body: string, count: number) => `${body}の決裁を待つ節 ${count}件`,
		nextToCheck: (body: string, count: number) => `${body}の担当確認を待つ節 ${count}件`,
		nothing: (body: string) => ({
			'all-decided':
				'すべての団体の決裁がそろい、記録することはありません。このあと文が変わると決裁は失効し、「今日やること」に出ます。',
			'own-decided': `${body}の決裁はすべて済み、記録することはありません。ほかの団体の決裁を待っています。文が変わると失効し、「今日やること」に出ます。`,
			'not-frozen': 'まだ凍結された節がないので、記録することはありません。節が凍結されると、ここと「今日やること」に出ます。',
			'to-come': `いま${body}のこの席が記録する節はありません。記録するものができると、ここと「今日やること」に出ます。`,
		}),
		toRead: '表のますを選ぶと、これまでの記録を見られます。',
	},
	en: {
		choose: 'Choose a section to see its frozen words and the form.',
		chooseToRead:
			'Choose a cell of the table to see the frozen words and what has been recorded. Decisions are made by the bodies.',
		nextToDecide: (body: string, count: number) => `Waiting for the decision of ${body}: ${count}`,
		nextToCheck: (body: string, count: number) => `Waiting for the check of ${body}: ${count}`,
		nothing: (body: string) => ({
			'all-decided': 'Every body has decided; there is nothing to record. If words change, decisions lapse and stand in “Today”.',
			'own-decided': `${body} has decided everything; there is nothing to record. Other bodies are awaited. If words change, decisions lapse and stand in “Today”.`,
			'not-frozen':
				'No section is frozen yet, so there is nothing to record. Sections appear here and in “Today” once they are frozen.',
			'to-come': `This seat of ${body} has nothing to record now. What there is to record will appear here and in “Today”.`,
		}),
		toRead: 'Choose a cell of the table to see what has been recorded.',
	},
});
