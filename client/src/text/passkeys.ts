import { defineText } from './language.tsx';

/** Words of a person's own passkeys. */
export const passkeysText = defineText({
	ja: {
		title: 'パスキー',
		lead: '決裁を記録するときに、この端末や鍵で本人を確かめます。登録したあとは、記録のたびにパスキーの操作が要ります。',
		none: 'パスキーはまだありません。いまの記録は、入るときの確かめだけで行います。',
		list: '登録したパスキー',
		made: (day: string) => `登録した日：${day}`,
		used: (day: string | null) => `最後に使った日：${day ?? 'まだ使っていません'}`,
		many: '同じ人のほかの端末でも使える鍵です。',
		elsewhere: (host: string) => `${host} で開いたときに使えます。ここでは使えません。`,
		ended: (day: string) => `終えた日：${day}`,
		end: '終える',
		endNamed: (name: string) => `「${name}」を終える`,
		endTitle: (name: string) => `パスキー「${name}」を終えますか`,
		endText: 'このパスキーでは、もう記録できなくなります。これまでの記録は変わりません。終えたパスキーは元に戻せません。',
		endLast: 'ここで使えるパスキーは、ほかにありません。次の記録からは、入るときの確かめだけで行います。',
		endDone: (name: string) => `「${name}」を終えました。`,
		endProof: '終えるには、使っているパスキーでの確認が要ります。ボタンを押すと、端末がたずねます。',
		endNoProof: 'この開き方で使えるパスキーがないため、ここではパスキーで確かめて終えることができません。',
		lostTitle: 'パスキーが手元にないとき',
		lostText:
			'なくした、端末を替えたなど、どのパスキーも使えないときは、そう届け出てください。届け出ると、あなたと同じ団体の人にすぐ知らせが行きます。3日後から30日目まで、パスキーを使わずに終えられます。終えるまでは記録にこのパスキーが要ります。急ぐときは、団体のほかの決裁する人か、代決の席の人が記録できます。',
		reportLost: '手元にないと届け出る',
		lostWaits: (from: string) => `手元にないという届け出があります。${from}から、パスキーを使わずに終えられます。`,
		lostMark: (from: string) => `手元にないという届け出中（${from}から、パスキーを使わずに終えられます）`,
		lostDone: (name: string) =>
			`「${name}」が手元にないと届け出ました。3日後に、ここで終えられます。同じ団体の人にも知らせました。`,
		found: '届け出を取り消す',
		foundNamed: (name: string) => `「${name}」の届け出を取り消す`,
		foundDone: (name: string) => `「${name}」が手元にないという届け出を取り消しました。`,
		unprovenNew:
			'登録したばかりなので、パスキーを使わずに終えることもできます（入ってから15分以内）。そのことは、同じ団体の人にも知らせます。',
		unprovenLost:
			'届け出から3日たちました。パスキーを使わずに終えられます（入ってから15分以内）。そのことは、同じ団体の人にも知らせます。',
		endUnproven: 'パスキーを使わずに終える',
		addProof: '登録の前に、いま使っているパスキーでの確認が要ります。端末が2度たずねます（1度目は確認、2度目は登録）。',
		proof: {
			cancelled: '使っているパスキーでの確認が取り消されたか、時間が過ぎました。何も変わっていません。もう一度押してください。',
			unsupported:
				'このブラウザーや端末では、使っているパスキーで確かめられません。何も変わっていません。パスキーを登録した端末で開いてください。',
			failed: '使っているパスキーで確かめられませんでした。何も変わっていません。もう一度押してください。',
		},
		proofElsewhere: (host: string) =>
			`あなたのパスキーは ${host} で開いたときに使えます。そのアドレスで開いてから、登録や終了をしてください。`,
		staleTitle: '最初のパスキーは、入り直してから登録します',
		stale:
			'ほかの人が席で登録することを防ぐため、最初のパスキーは、入ってから15分以内にだけ登録できます。右上の名前から「終了する」を押し、入り直して、この画面を開いてください。',
		sharedTitle: 'この共用の端末のパスキーは、登録しないでください',
		shared:
			'この端末を使うほかの人が、あなたとして記録できるおそれがあります。登録するのは、あなただけが持ち歩く鍵（セキュリティキー）か、自分の端末のパスキーにしてください。',
		nameKey: '持ち歩く鍵',
		name: 'パスキーの名前',
		nameHelp:
			'どの端末や鍵か、あとで分かる名前にします。使っているものと同じ名前には番号が付きます。名前は、登録したことと一緒に、同じ団体の人にも見えます。',
		nameUsual: 'この端末',
		nameMissing: 'パスキーの名前を入れてください。',
		add: 'パスキーを登録する',
		added: (name: string) => `「${name}」を登録しました。`,
		addedAs: (name: string) => `同じ名前のパスキーがあるため、「${name}」という名前で登録しました。`,
		adding: '端末の画面にそって進めてください。',
		notAdded: '登録できませんでした',
		why: {
			cancelled:
				'端末での操作が取り消されたか、時間が過ぎました。何も登録されていません。もう一度「パスキーを登録する」を押してください。',
			unsupported:
				'このブラウザーや端末、またはいまの開き方（https でないアドレス）では、パスキーを作れません。何も登録されていません。新しいブラウザーか別の端末で試すか、管理している人に聞いてください。',
			known: 'この端末か鍵には、あなたのパスキーがもうあります。何も登録されていません。別の端末か鍵を使ってください。',
			failed:
				'端末がパスキーを作れませんでした。何も登録されていません。少し待って、もう一度「パスキーを登録する」を押してください。',
		},
		lost: 'サーバーにつながりません。登録や終了ができたかどうかは、つながってから画面を読み込み直して、一覧で確かめてください。',
		digits: 'この開き方（数字のアドレス）ではパスキーを使えません。localhost など、名前のアドレスで開き直してください。',
		reopen: (address: string) => `${address} で開き直す`,
		reopenHelp: '開き直した先では、もう一度入る必要があります。',
		loadFailed: 'パスキーの一覧を読み込めませんでした。画面を読み込み直してください。',
	},
	en: {
		title: 'Passkeys',
		lead: 'When a decision is recorded, this device or a key checks that it is you. Once one is registered, every record asks for it.',
		none: 'There is no passkey yet. Records rest on your sign-in alone.',
		list: 'Registered passkeys',
		made: (day: string) => `Registered: ${day}`,
		used: (day: string | null) => `Last used: ${day ?? 'not yet'}`,
		many: 'This key may be used on other devices of the same person too.',
		elsewhere: (host: string) => `For pages opened at ${host}. It cannot be used here.`,
		ended: (day: string) => `Ended: ${day}`,
		end: 'End',
		endNamed: (name: string) => `End “${name}”`,
		endTitle: (name: string) => `End the passkey “${name}”?`,
		endText: 'Nothing more can be recorded with this passkey. What was recorded stays as it is. This cannot be undone.',
		endLast: 'You have no other passkey for this address. From the next record on, your sign-in alone is the check.',
		endDone: (name: string) => `“${name}” was ended.`,
		endProof: 'To end it, a passkey in use has to prove it is you. Your device asks when you press the button.',
		endNoProof: 'You have no passkey for this address, so none can prove it here.',
		lostTitle: 'If the passkey is not at hand',
		lostText:
			'If none of your passkeys can be used (lost, or a new device), report it. You and the people of your body are told at once. From three days later until the 30th day it can be ended without a passkey. Until it is ended records still ask for it; if it is urgent, another decider or a deputy of your body can record.',
		reportLost: 'Report it as not at hand',
		lostWaits: (from: string) => `It is reported as not at hand. From ${from} it can be ended without a passkey.`,
		lostMark: (from: string) => `Reported as not at hand (may be ended without it from ${from})`,
		lostDone: (name: string) =>
			`“${name}” is reported as not at hand. You can end it here in three days. Your body was told as well.`,
		found: 'Take the report back',
		foundNamed: (name: string) => `Take back the report of “${name}”`,
		foundDone: (name: string) => `The report of “${name}” was taken back.`,
		unprovenNew:
			'It is so new that it can also be ended without a passkey (within 15 minutes of signing in). The people of your body are told.',
		unprovenLost:
			'Three days have passed. It can be ended without a passkey (within 15 minutes of signing in). The people of your body are told.',
		endUnproven: 'End it without a passkey',
		addProof: 'A passkey in use has to prove it is you first. Your device asks twice: first to check, then to register.',
		proof: {
			cancelled: 'The check with your passkey was cancelled, or took too long. Nothing was changed. Press again.',
			unsupported: 'This browser or device cannot use your passkey. Nothing was changed. Open the page on a device that has it.',
			failed: 'Your passkey could not be verified. Nothing was changed. Press again.',
		},
		proofElsewhere: (host: string) => `Your passkeys work at ${host}. Open that address to register or end one.`,
		staleTitle: 'Sign in again to register your first passkey',
		stale:
			'So that nobody else registers one at your desk, the first passkey can be registered within 15 minutes of signing in only. Press “Leave” in the menu under your name, sign in again, and open this page.',
		sharedTitle: 'Do not register a passkey of this shared terminal',
		shared:
			'Others who use this terminal might record in your name. Register a security key that only you carry, or a passkey of your own device.',
		nameKey: 'Key I carry',
		name: 'Name of the passkey',
		nameHelp:
			'A name that tells you later which device or key it is. People of your body see it, with the fact that it was registered.',
		nameUsual: 'This device',
		nameMissing: 'Enter a name for the passkey.',
		add: 'Register a passkey',
		added: (name: string) => `“${name}” was registered.`,
		addedAs: (name: string) => `Another passkey has that name; this one is registered as “${name}”.`,
		adding: 'Follow what your device asks.',
		notAdded: 'It was not registered',
		why: {
			cancelled: 'It was cancelled on the device, or took too long. Nothing was registered. Press “Register a passkey” again.',
			unsupported:
				'This browser, this device or this address (not https) cannot make passkeys. Nothing was registered. Try a newer browser or another device, or ask whoever runs this server.',
			known: 'This device or key holds a passkey of yours already. Nothing was registered. Use another device or key.',
			failed: 'The device could not make a passkey. Nothing was registered. Wait a moment and press “Register a passkey” again.',
		},
		lost: 'The server cannot be reached. Once connected, reload the page and look at the list to see whether it was done.',
		digits: 'Passkeys cannot be used at an address of digits. Open the page under a name such as localhost.',
		reopen: (address: string) => `Open ${address}`,
		reopenHelp: 'You have to sign in again there.',
		loadFailed: 'The list of passkeys could not be loaded. Reload the page.',
	},
});
