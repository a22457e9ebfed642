import { defineText } from './language.tsx';

/** Words of the page on which everything that waits for a seat is read and recorded in one act. */
export const readingText = defineText({
	ja: {
		title: 'まとめて読んで記録する',
		introDecide: (body: string, sections: number) =>
			`${body}の決裁を待つ${sections}節を、印刷される文のまま上から順に読めます。終わりまで読んだら、下の欄で一度に記録します。`,
		introCheck: (body: string, sections: number) =>
			`${body}の担当確認を待つ${sections}節を、印刷される文のまま上から順に読めます。終わりまで読んだら、下の欄で一度に記録します。`,
		exceptions: '別に扱う部分（差戻し、条件付など）は「この記録に含める」を外し、あとで1つずつ記録します。',
		listed: '読む節',
		read: '開いた',
		notYet: 'まだ',
		progress: (opened: number, all: number) => `${all}節のうち${opened}節を開きました`,
		progressAll: (all: number) => `${all}節をすべて開きました`,
		toUnread: 'まだ開いていない部分へ',
		toForm: '記録する欄へ',
		include: 'この記録に含める',
		includeNamed: (part: string) => `この記録に含める：${part}`,
		alone: 'この部分だけを別に記録する',
		aloneNamed: (part: string) => `この部分だけを別に記録する：${part}`,
		endOfWords: (time: string) => `${time}に終わりまで開きました`,
		lapsed: '前の記録のあとで文が変わり、失効しました。',
		waitForCorrection:
			'このまま待つときは、下の「この記録に含める」を外します。期限までに異議がなければ、前の決裁がこの文でも有効になります。',
		formHead: '記録する',
		taken: (parts: number, sections: number) =>
			`${sections}節にある${parts}${parts < 10 ? 'つ' : ''}の部分を、1つの記録にします。`,
		left: (parts: string) => `含めないもの：${parts}`,
		leftPart: (section: string, part: string) => `${section}（${part}）`,
		nothing: (body: string) => `いま${body}のこの席が記録する部分はありません`,
		nothingText: (body: string) => ({
			'all-decided': 'すべての団体の決裁がそろっています。このあと文が変わると決裁は失効し、「今日やること」に出ます。',
			'own-decided': `${body}の決裁はすべて済み、ほかの団体の決裁を待っています。文が変わると失効し、「今日やること」に出ます。`,
			'not-frozen': 'まだ凍結された節がありません。節が凍結されると、ここと「今日やること」に出ます。',
			'to-come': 'この席が記録するものができると、ここと「今日やること」に出ます。',
		}),
		noSeat: 'この席では記録しません。決裁は団体が行います。凍結した文とこれまでの記録は「確認と決裁」で見られます。',
		back: '確認と決裁に戻る',
		toToday: '今日やることへ',
	},
	en: {
		title: 'Read all and record',
		introDecide: (body: string, sections: number) =>
			`The ${sections} section(s) that wait for the decision of ${body}, as they will be printed. Read to the end, then record once below.`,
		introCheck: (body: string, sections: number) =>
			`The ${sections} section(s) that wait for the check of ${body}, as they will be printed. Read to the end, then record once below.`,
		exceptions: 'Take out what needs another verdict by its tick “Include in this record”, and record it by itself afterwards.',
		listed: 'Sections to read',
		read: 'opened',
		notYet: 'not yet',
		progress: (opened: number, all: number) => `${opened} of ${all} sections opened`,
		progressAll: (all: number) => `All ${all} sections opened`,
		toUnread: 'To what is not opened yet',
		toForm: 'To the form',
		include: 'Include in this record',
		includeNamed: (part: string) => `Include in this record: ${part}`,
		alone: 'Record this part by itself',
		aloneNamed: (part: string) => `Record this part by itself: ${part}`,
		endOfWords: (time: string) => `opened to the end at ${time}`,
		lapsed: 'The words changed after the former record, which lapsed.',
		waitForCorrection:
			'To wait, take the part out by “Include in this record” below. Unless somebody objects, the former decision then stands.',
		formHead: 'Record',
		taken: (parts: number, sections: number) => `${parts} part(s) of ${sections} section(s) become one record.`,
		left: (parts: string) => `Left out: ${parts}`,
		leftPart: (section: string, part: string) => `${section} (${part})`,
		nothing: (body: string) => `This seat of ${body} has nothing to record now`,
		nothingText: (body: string) => ({
			'all-decided': 'Every body has decided. If words change, decisions lapse and stand in “Today”.',
			'own-decided': `${body} has decided everything; other bodies are awaited. If words change, decisions lapse and stand in “Today”.`,
			'not-frozen': 'No section is frozen yet. Sections appear here and in “Today” once they are frozen.',
			'to-come': 'What there is to record for this seat will appear here and in “Today”.',
		}),
		noSeat:
			'This seat does not record. Decisions are made by the bodies. Frozen words and records stand in “Checks and decisions”.',
		back: 'Back to checks and decisions',
		toToday: 'To today’s tasks',
	},
});
