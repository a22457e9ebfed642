import './icon.css';

/** Drawn on a 16 grid with a 1.5 line; one path each. */
const drawings = {
	check: 'm3.5 8.5 3 3 6-7',
	'check-ring': 'M8 1.75a6.25 6.25 0 1 1 0 12.5 6.25 6.25 0 0 1 0-12.5Zm-2.75 6.5 2 2 3.5-4',
	'cross-ring': 'M8 1.75a6.25 6.25 0 1 1 0 12.5 6.25 6.25 0 0 1 0-12.5ZM5.75 5.75l4.5 4.5m0-4.5-4.5 4.5',
	question:
		'M8 1.75a6.25 6.25 0 1 1 0 12.5 6.25 6.25 0 0 1 0-12.5ZM6.25 6.25a1.75 1.75 0 1 1 2.6 1.5C8.2 8.15 8 8.5 8 9M8 11v.25',
	paper: 'M4 2h5.5L12 4.5V14H4V2Zm5.25.25V5H12',
	clock: 'M8 1.75a6.25 6.25 0 1 1 0 12.5 6.25 6.25 0 0 1 0-12.5ZM8 4.5V8l2.5 1.5',
	pencil: 'm2.5 13.5.6-2.9 7.6-7.6a1.4 1.4 0 0 1 2 0l.3.3a1.4 1.4 0 0 1 0 2l-7.6 7.6-2.9.6Zm7-9.3 2.3 2.3',
	lock: 'M3.75 7h8.5v6.5h-8.5V7Zm1.75 0V5a2.5 2.5 0 0 1 5 0v2M8 9.5v1.5',
	unlock: 'M3.75 7h8.5v6.5h-8.5V7Zm1.75 0V5a2.5 2.5 0 0 1 4.8-1M8 9.5v1.5',
	returned: 'M6.5 3 3 6.5 6.5 10M3 6.5h6.5a3.25 3.25 0 0 1 0 6.5H8',
	warning: 'M8 2 1.5 13.5h13L8 2Zm0 4.5v3.25M8 11.5v.25',
	info: 'M8 1.75a6.25 6.25 0 1 1 0 12.5 6.25 6.25 0 0 1 0-12.5ZM8 7v4.25M8 4.75V5',
	minus: 'M3.5 8h9',
	plus: 'M3.5 8h9M8 3.5v9',
	close: 'm3.5 3.5 9 9m0-9-9 9',
	menu: 'M2 4h12M2 8h12M2 12h12',
	more: 'M3.25 8h.5M7.75 8h.5M12.25 8h.5',
	down: 'm4 6 4 4 4-4',
	up: 'm4 10 4-4 4 4',
	right: 'm6 4 4 4-4 4',
	left: 'm10 4-4 4 4 4',
	comment: 'M2 2.75h12v8.5H7l-3 2.5v-2.5H2v-8.5Z',
	suggest: 'M2 2.75h12v8.5H7l-3 2.5v-2.5H2v-8.5ZM5 7h6M8 4.75v4.5',
	print: 'M4.5 5.5v-3h7v3m-7 5.5H2V5.5h12V11h-2.5m-7-1.5h7v4h-7v-4Z',
	person: 'M8 2a2.75 2.75 0 1 1 0 5.5A2.75 2.75 0 0 1 8 2ZM2.5 14c0-3 2.2-4.5 5.5-4.5s5.5 1.5 5.5 4.5',
	window: 'M2 3h12v10H2V3Zm0 3h12',
	leave: 'M6.5 2.5h-4v11h4M6 8h8m-3-3 3 3-3 3',
	settings:
		'M2 4.5h7m3.5 0H14M2 11.5h1.5m3.5 0h7M9 4.5a1.75 1.75 0 1 0 3.5 0 1.75 1.75 0 0 0-3.5 0ZM3.5 11.5a1.75 1.75 0 1 0 3.5 0 1.75 1.75 0 0 0-3.5 0Z',
	search: 'M7 2.25a4.75 4.75 0 1 1 0 9.5 4.75 4.75 0 0 1 0-9.5ZM10.5 10.5 14 14',
	undo: 'M5.5 3 2.5 6l3 3M2.5 6h7a3.5 3.5 0 0 1 0 7H7',
	redo: 'm10.5 3 3 3-3 3m3-3h-7a3.5 3.5 0 0 0 0 7H9',
	bold: 'M4.5 2.75h4a2.5 2.5 0 0 1 0 5h-4v-5Zm0 5h4.75a2.75 2.75 0 0 1 0 5.5H4.5v-5.5Z',
	bullets: 'M6 4h8M6 8h8M6 12h8M2.5 4h.5M2.5 8h.5M2.5 12h.5',
	numbers: 'M6.5 4H14M6.5 8H14M6.5 12H14M2.25 3.25l1-.75v3m-1.25 0h2M2.25 10.25c.5-.75 1.75-.5 1.5.4-.1.5-1.5 1.6-1.75 1.85H4',
	table: 'M2 3h12v10H2V3Zm0 3.5h12M2 9.75h12M6 3v10',
	link: 'M6.75 9.25a2.5 2.5 0 0 0 3.5 0l2.5-2.5a2.5 2.5 0 0 0-3.5-3.5l-1 1m1 2.5a2.5 2.5 0 0 0-3.5 0l-2.5 2.5a2.5 2.5 0 0 0 3.5 3.5l1-1',
	copy: 'M5.5 5.5h8v8h-8v-8Zm-1.5 5h-1.5v-8h8V4',
	cloud: 'M4.5 12.5a3 3 0 0 1-.2-6 4 4 0 0 1 7.6.9 2.6 2.6 0 0 1-.4 5.1h-7Z',
	offline: 'M4.5 12.5a3 3 0 0 1-.2-6 4 4 0 0 1 7.6.9 2.6 2.6 0 0 1-.4 5.1h-7ZM2 2l12 12',
	empty: 'M8 1.75a6.25 6.25 0 1 1 0 12.5 6.25 6.25 0 0 1 0-12.5Z',
	flag: 'M3.5 14V2.5m0 .5h8.75l-2.25 3 2.25 3H3.5',
	lapsed: 'M6.2 2a6.25 6.25 0 1 0 6.9 2.4M9.6 1.95a6.2 6.2 0 0 1 2 1M8 4.75V8.5M8 10.75V11',
} as const;

export type IconName = keyof typeof drawings;

/** An icon. Without `label` it is decoration beside a word; with it, it is an image that has that name. */
export function Icon({ name, label, size = 16 }: { name: IconName; label?: string; size?: 16 | 20 | 24 }) {
	const drawn = (
		<path
			d={drawings[name]}
			fill="none"
			stroke="currentColor"
			strokeWidth="1.5"
			strokeLinecap="round"
			strokeLinejoin="round"
			strokeDasharray={name === 'empty' ? '2.4 2.5' : undefined}
		/>
	);
	const shared = { className: `ui-icon ui-icon--${size}`, viewBox: '0 0 16 16' };
	return label === undefined ? (
		<svg {...shared} aria-hidden="true">
			{drawn}
		</svg>
	) : (
		<svg {...shared} role="img" aria-label={label}>
			{drawn}
		</svg>
	);
}
