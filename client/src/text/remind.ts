import { defineText } from './language.tsx';

/** Words of reminding a body of the 決裁 that are awaited from it. */
export const remindText = defineText({
	ja: {
		remind: '催促する',
		remindNamed: (body: string) => `催促する：${body}`,
		title: (body: string) => `${body}に決裁を催促する`,
		sections: (count: number) => `決裁待ちの節 ${count}節`,
		receivers: '知らせを受け取る人',
		receiver: (post: string, person: string) => (post === '' ? person : `${post} ${person}`),
		how: 'この人たちの「お知らせ」に届きます。通知メールを使う人には、メールでも届きます。',
		howPractice: 'この人たちの「お知らせ」に届きます。練習用の計画なので、メールは送りません。',
		nobody: 'この団体には、催促を受け取る席がありません。計画の席の画面で、決裁する人の席を確かめてください。',
		gone: (body: string) => `この間に、${body}に決裁を待つ節がなくなりました。催促は要りません。何も送っていません。`,
		unsent: '書いた言葉（送っていません）',
		text: '添える言葉',
		textHelp: '書かなくても送れます。500文字までです。この団体の受け取る人だけが読めます。',
		once: '催促は、1つの団体に1日1回です。',
		reminded: (time: string, person: string) => `${time}に催促しました${person === '' ? '' : `（${person}）`}`,
	},
	en: {
		remind: 'Remind',
		remindNamed: (body: string) => `Remind: ${body}`,
		title: (body: string) => `Remind ${body} of its decision`,
		sections: (count: number) => (count === 1 ? '1 section is awaited' : `${count} sections are awaited`),
		receivers: 'Who is told',
		receiver: (post: string, person: string) => (post === '' ? person : `${person} (${post})`),
		how: 'They find it in their notices, and by mail where they use it.',
		howPractice: 'They find it in their notices. Of a plan for practice nothing is mailed.',
		nobody: 'This body has no seat that would be told. See the seats of the plan.',
		gone: (body: string) => `Meanwhile no section waits for ${body} any more. No reminder is needed, and nothing was sent.`,
		unsent: 'Your words (not sent)',
		text: 'Your words',
		textHelp: 'May be left empty. At most 500 letters. Only those of this body who are told can read them.',
		once: 'A body is reminded once a day.',
		reminded: (time: string, person: string) => `Reminded: ${time}${person === '' ? '' : ` (${person})`}`,
	},
});
