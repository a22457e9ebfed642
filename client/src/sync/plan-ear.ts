import { isTerminal, messageType, type News, readNews } from '@renkei/sync-protocol';
import * as decoding from 'lib0/decoding';
import { useEffect, useEffectEvent } from 'react';

/** Pause before coming again (ms): it grows while the server cannot be reached. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 20_000;

/** The news in a message, or null for a message about the part itself. */
export function newsIn(bytes: Uint8Array): News | null {
	const decoder = decoding.createDecoder(bytes);
	return decoding.readVarUint(decoder) === messageType.news ? readNews(decoder) : null;
}

export interface EarOptions {
	readonly part: string;
	readonly hear: (news: News) => void;
	/** The line is there, or there again: what was said meanwhile has to be asked for. */
	readonly opened: () => void;
}

/**
 * Hears the news of a plan where no part is open: a line to one part that asks for no words, shows nobody's presence and
 * sends nothing. Where no socket works the page has its own clock.
 * @returns ends it
 */
export function listenToPlan({ part, hear, opened }: EarOptions): () => void {
	let pause = FIRST_PAUSE;
	let socket: WebSocket | null = null;
	let timer: ReturnType<typeof setTimeout> | undefined;
	const connect = (): void => {
		const { protocol, host } = window.location;
		socket = new WebSocket(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}/sync/${part}?listen=1`);
		socket.binaryType = 'arraybuffer';
		socket.onopen = () => {
			pause = FIRST_PAUSE;
			opened();
		};
		socket.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
			const news = newsIn(new Uint8Array(data));
			if (news !== null) {
				hear(news);
			}
		};
		socket.onclose = ({ code }) => {
			if (!isTerminal(code)) {
				timer = setTimeout(connect, pause);
				pause = Math.min(LONGEST_PAUSE, pause * 2);
			}
		};
	};
	connect();
	return () => {
		clearTimeout(timer);
		if (socket !== null) {
			socket.onclose = null;
			socket.onmessage = null;
			socket.onopen = null;
			socket.close();
		}
	};
}

/** Hears the news of a plan while a page is open that opens no part. @param part one that may be read; null for none */
export function useListening(part: string | null, on: Pick<EarOptions, 'hear' | 'opened'>): void {
	const hear = useEffectEvent((news: News) => on.hear(news));
	const opened = useEffectEvent(() => on.opened());
	useEffect(
		() => (part === null ? undefined : listenToPlan({ part, hear: (news) => hear(news), opened: () => opened() })),
		[part],
	);
}
