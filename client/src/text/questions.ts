import { defineText } from './language.tsx';

/** Words of the bodies' answers side by side, and of the inquiry. */
export const questionsText = defineText({
	ja: {
		summary: (bodies: number, behind: number) =>
			behind === 0
				? `団体の回答を並べて見る（${bodies}団体とも空きなし）`
				: behind === bodies
					? `団体の回答を並べて見る（${bodies}団体とも空きあり）`
					: `団体の回答を並べて見る（${bodies}団体のうち${behind}団体に空きあり）`,
		question: '見る欄',
		fields: '団体の項目',
		withGaps: (title: string, gaps: number) => (gaps === 0 ? title : `${title}（空き ${gaps}団体）`),
		answersTo: (title: string) => `${title}：団体の回答`,
		body: '団体',
		gaps: '空いている欄',
		inquiry: '照会',
		unanswered: '未記入',
		partly: '空いている行あり',
		listed: (titles: readonly string[], most: number) => {
			const own = [...new Set(titles)];
			return own.length <= most ? own.join('、') : `${own.slice(0, most).join('、')} ほか${own.length - most}件`;
		},
		waiting: (day: string) => `${day}から返事待ち`,
		answered: (day: string) => `${day}に返事あり`,
		toThread: (name: string, words: string) => `${name}への照会、${words}。やりとりを開く`,
		failed: '団体の回答を表示できません。書いた内容は残っています。つながると、この欄に自動で出ます。',
		joined: (title: string) => `${title}と団体`,
		noCommon: (title: string) => `${title}がまだありません。下の共通の部分に行を入れると、番号で団体の行とつながります。`,
		sharing: 'つながっている団体',
		howMany: '団体数',
		nobody: 'まだありません',
		bodiesOf: (own: number, all: number) => `${own}／${all}`,
		loose: (title: string) => `${title}につながっていない行です。同じ困りごとなら、団体の行に番号を入れます。`,
		looseRow: (name: string, words: string | null, no: number | null) =>
			`${name}：${words ?? '—'}${no === null ? '' : `（番号${no}は共通の部分にありません）`}`,
		inquire: '団体に照会する',
		inquireAbout: (key: string, title: string) => `${key} ${title} について照会する`,
		what: '選んだ団体それぞれの部分に「質問」として付き、相手の「今日やること」に出ます。',
		to: '照会する団体',
		gapsAre: (gaps: string) => `空いている欄：${gaps}`,
		complete: '空きはありません',
		words: '照会の文',
		wordsHelp: '空いている欄の名は、団体ごとに文の後に付きます。',
		firstWords: 'この節の団体の部分について、空いている欄の記入をお願いします。いつごろ入るか、返信で教えてください。',
		send: (bodies: number) => `${bodies}団体に照会する`,
		nobodyChosen: '照会する団体を選んでください。',
		wordsMissing: '照会の文を書いてください。',
		restUnsent: (bodies: number) => `まだ送っていないのは${bodies}団体です。`,
	},
	en: {
		summary: (bodies: number, behind: number) =>
			behind === 0
				? `Answers side by side (${bodies} bodies, no gaps)`
				: `Answers side by side (gaps in ${behind} of ${bodies} bodies)`,
		question: 'Question',
		fields: 'Fields of the body',
		withGaps: (title: string, gaps: number) => (gaps === 0 ? title : `${title} (missing in ${gaps})`),
		answersTo: (title: string) => `${title}: answers of the bodies`,
		body: 'Body',
		gaps: 'Still empty',
		inquiry: 'Inquiry',
		unanswered: 'Not answered',
		partly: 'Some rows empty',
		listed: (titles: readonly string[], most: number) => {
			const own = [...new Set(titles)];
			return own.length <= most ? own.join(', ') : `${own.slice(0, most).join(', ')} and ${own.length - most} more`;
		},
		waiting: (day: string) => `Waiting since ${day}`,
		answered: (day: string) => `Answered on ${day}`,
		toThread: (name: string, words: string) => `Inquiry to ${name}, ${words}. Open it`,
		failed: 'The answers cannot be shown now. What you wrote is safe; they appear here once connected.',
		joined: (title: string) => `${title} and bodies`,
		noCommon: (title: string) => `No ${title} yet. Rows of the common part are joined to the bodies’ rows by number.`,
		sharing: 'Bodies joined to it',
		howMany: 'Bodies',
		nobody: 'None yet',
		bodiesOf: (own: number, all: number) => `${own} / ${all}`,
		loose: (title: string) => `Rows that are joined to no ${title}. Enter the number where the trouble is the same.`,
		looseRow: (name: string, words: string | null, no: number | null) =>
			`${name}: ${words ?? '—'}${no === null ? '' : ` (the common part has no ${no})`}`,
		inquire: 'Ask the bodies',
		inquireAbout: (key: string, title: string) => `Ask about ${key} ${title}`,
		what: 'It stands as a question on the part of each body that you choose, and among what that body should do today.',
		to: 'Bodies to ask',
		gapsAre: (gaps: string) => `Still empty: ${gaps}`,
		complete: 'Nothing missing',
		words: 'Words of the inquiry',
		wordsHelp: 'The names of the empty fields follow, for each body its own.',
		firstWords: 'Please fill in what is still empty in your part of this section, and reply by when it will be there.',
		send: (bodies: number) => `Ask ${bodies} bodies`,
		nobodyChosen: 'Choose whom to ask.',
		wordsMissing: 'Write the words of the inquiry.',
		restUnsent: (bodies: number) => ` ${bodies} bodies have not been asked yet.`,
	},
});
