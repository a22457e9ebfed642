import './frame.css';
import type { ReactNode } from 'react';
import { commonText } from '../../text/common.ts';
import { frameText } from '../../text/frame.ts';
import { type Language, languages, useLanguage, useText } from '../../text/language.tsx';
import { Badge, Button, SkipLink } from '../../ui/index.ts';
import { useDocumentTitle } from './document-title.ts';

const names: Record<Language, 'japanese' | 'english'> = { ja: 'japanese', en: 'english' };

/** The bar and the landmarks for whoever has not entered yet. */
export function OpenFrame({ title, children }: { title: string; children: ReactNode }) {
	const t = useText(frameText);
	const common = useText(commonText);
	const { language, choose } = useLanguage();
	useDocumentTitle([title]);
	return (
		<div className="frame">
			<SkipLink>{t.skip}</SkipLink>
			<header className="frame-bar">
				<div className="frame-bar__left">
					<p className="frame-logo">
						Renkei <span>{t.subName}</span>
					</p>
					<Badge>{common.practicePlace}</Badge>
				</div>
				<nav className="frame-bar__nav frame-languages" aria-label={t.language}>
					{languages.map((code) => (
						<Button key={code} kind="text" lang={code} aria-pressed={language === code} onClick={() => choose(code)}>
							{t[names[code]]}
						</Button>
					))}
				</nav>
			</header>
			<main id="main" tabIndex={-1} className="frame-main">
				{children}
			</main>
			<footer className="frame-foot">
				<p>{t.footDemo.both}</p>
			</footer>
		</div>
	);
}
