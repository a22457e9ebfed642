import { expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';

const lineOf = (text: string, name: string): string | undefined => text.split('\n').find((line) => line.startsWith(name));

it('[HT10] counts by kind and code, in the Prometheus text format', async () => {
	const metrics = createMetrics();
	metrics.frame('update');
	metrics.frame('update');
	metrics.frame('step1');
	metrics.refused('part-frozen');
	metrics.closed(4400);
	metrics.httpRefused('forbidden');
	metrics.loaded();
	metrics.committed({ rows: 3, seconds: 0.002 });
	metrics.committed({ rows: 1, seconds: 0.3 });
	const { text, contentType } = await metrics.read();
	expect(contentType).toContain('text/plain; version=0.0.4');
	for (const line of [
		'renkei_frames_total{kind="update"} 2',
		'renkei_frames_total{kind="step1"} 1',
		'renkei_refusals_total{code="part-frozen"} 1',
		'renkei_closes_total{code="4400"} 1',
		'renkei_http_refusals_total{code="forbidden"} 1',
		'renkei_part_loads_total 1',
		'renkei_commits_total 2',
		'renkei_rows_total 4',
		'renkei_commit_seconds_bucket{le="0.0025"} 1',
		'renkei_commit_seconds_count 2',
	]) {
		expect(text.split('\n')).toContain(line);
	}
	expect(lineOf(text, 'nodejs_eventloop_lag_max_seconds')).toBeDefined();
	// A reading must not count what an earlier one has counted.
	expect((await metrics.read()).text).toContain('renkei_frames_total{kind="update"} 2');
});

it('[HT10b] asks at each reading how much is open, and two servers in one process do not add up', async () => {
	const one = createMetrics();
	const two = createMetrics();
	let sockets = 1;
	one.watch(() => ({ sockets, rooms: 2, unsettled: 3 }));
	expect(lineOf((await one.read()).text, 'renkei_sockets ')).toBe('renkei_sockets 1');
	sockets = 7;
	one.frame('awareness');
	const { text } = await one.read();
	expect(lineOf(text, 'renkei_sockets ')).toBe('renkei_sockets 7');
	expect(lineOf(text, 'renkei_rooms ')).toBe('renkei_rooms 2');
	expect(lineOf(text, 'renkei_unsettled ')).toBe('renkei_unsettled 3');
	const other = (await two.read()).text;
	expect(lineOf(other, 'renkei_sockets ')).toBe('renkei_sockets 0');
	expect(other).not.toContain('kind="awareness"');
});

it('[MA39] asks at each reading how many mails stand in which state; a database that is silent hides no other figure', async () => {
	const metrics = createMetrics();
	metrics.watchMails(async () => ({ waiting: 2, doubt: 1 }));
	const { text } = await metrics.read();
	expect(lineOf(text, 'renkei_mails{state="waiting"}')).toBe('renkei_mails{state="waiting"} 2');
	expect(lineOf(text, 'renkei_mails{state="doubt"}')).toBe('renkei_mails{state="doubt"} 1');
	expect(lineOf(text, 'renkei_mails{state="failed"}')).toBe('renkei_mails{state="failed"} 0');
	metrics.watchMails(() => Promise.reject(new Error('locked')));
	const silent = (await metrics.read()).text;
	expect(lineOf(silent, 'renkei_mails{')).toBeUndefined();
	expect(lineOf(silent, 'renkei_sockets ')).toBe('renkei_sockets 0');
});
