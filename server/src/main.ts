import { ConfigError, type RunningServer, startServer } from './index.ts';

/** Longest time that a stop may take (ms); whatever has not ended by then has its clients resend. */
const DRAIN_MS = 9_000;

function welcome({ port, mode, mailHeld }: RunningServer, smtp: string): string {
	if (mode === 'production') {
		return [
			`Renkei は本番用のデータで動いています（ポート ${port}）。`,
			...(mailHeld
				? [
						'バックアップから戻したデータなので、メールは送りません。送り始めるには RENKEI_MAIL_RELEASE=1 を付けて一度始めてください。',
					]
				: []),
			'本番用の入り方（招待とパスキー）はまだ用意されていないため、いまは誰も入れません。',
			'止めるときは Ctrl+C を押してください。',
		].join('\n');
	}
	return [
		'Renkei が動いています。ブラウザーで次のどちらかを開いてください。',
		`  http://localhost:${port}`,
		`  http://127.0.0.1:${port}`,
		...(smtp === '' ? [] : ['RENKEI_SMTP が設定されていますが、練習用の計画からメールは送りません。']),
		'二つは別々に入れるので、片方ずつ開くと、ひとりで二人の共同編集を試せます。',
		'止めるときは Ctrl+C を押してください。',
	].join('\n');
}

function whyNot(error: unknown): string | null {
	if (error instanceof ConfigError) {
		return error.message;
	}
	const code = (error as { code?: unknown }).code;
	if (code === 'EADDRINUSE') {
		return 'このポートはほかのプログラムが使っています。PORT=8788 のように別の番号を指定してください。';
	}
	return code === 'EACCES' ? 'このポートかデータフォルダーを使う許可がありません。' : null;
}

/** Starts the server for a person at a terminal and stops it when asked. */
async function main(): Promise<void> {
	const running = await startServer({}, process.env);
	process.stdout.write(`${welcome(running, process.env.RENKEI_SMTP ?? '')}\n`);
	let stopping = false;
	const stop = (): void => {
		if (stopping) {
			return;
		}
		stopping = true;
		setTimeout(() => process.exit(0), DRAIN_MS).unref();
		running.close().then(
			() => process.exit(0),
			(error: unknown) => {
				process.stderr.write(`${String(error)}\n`);
				process.exit(1);
			},
		);
	};
	void running.broken.then((error) => {
		process.stderr.write(`保存先への書き込みを確かめられなくなったため止まります。もう一度始めてください：${String(error)}\n`);
		process.exit(1);
	});
	process.on('SIGTERM', stop);
	process.on('SIGINT', stop);
}

if (import.meta.main) {
	main().catch((error: unknown) => {
		const reason = whyNot(error);
		process.stderr.write(`${reason ?? String(error instanceof Error ? error.stack : error)}\n`);
		process.exit(1);
	});
}
