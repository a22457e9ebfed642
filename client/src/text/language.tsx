import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { isSharedTerminal } from './shared-terminal.ts';

/** Languages of the screens. Names, section titles and what people write stay as they are. */
export const languages = ['ja', 'en'] as const;
export type Language = (typeof languages)[number];

interface LanguageChoice {
	readonly language: Language;
	readonly choose: (language: Language) => void;
}

const LanguageContext = createContext<LanguageChoice>({ language: 'ja', choose: () => undefined });
const STORED_AS = 'renkei.language';

/** The choice belongs to the device, not to the person; on a shared terminal it lasts as long as the page. */
function storedLanguage(): Language {
	try {
		return localStorage.getItem(STORED_AS) === 'en' ? 'en' : 'ja';
	} catch {
		// A browser that keeps nothing still works, in Japanese.
		return 'ja';
	}
}

function storeLanguage(language: Language): void {
	if (isSharedTerminal()) {
		return;
	}
	try {
		localStorage.setItem(STORED_AS, language);
	} catch {
		// The choice then lasts as long as the page.
	}
}

/** Hands the language to all texts and to the document. */
export function LanguageProvider({ children }: { children: ReactNode }) {
	const [language, setLanguage] = useState(storedLanguage);
	useEffect(() => {
		document.documentElement.lang = language;
	}, [language]);
	const choice = useMemo(
		() => ({
			language,
			choose: (next: Language) => {
				storeLanguage(next);
				setLanguage(next);
			},
		}),
		[language],
	);
	return <LanguageContext value={choice}>{children}</LanguageContext>;
}

/** The language now and the way to change it. */
export function useLanguage(): LanguageChoice {
	return useContext(LanguageContext);
}

/** Texts of one feature in both languages; functions take what they interpolate. */
export interface Dictionary<T> {
	readonly ja: T;
	readonly en: T;
}

/** Makes a dictionary whose English has exactly the keys of the Japanese. */
export function defineText<T>(dictionary: { readonly ja: T; readonly en: NoInfer<T> }): Dictionary<T> {
	return dictionary;
}

/** The texts of a dictionary in the chosen language. */
export function useText<T>(dictionary: Dictionary<T>): T {
	return dictionary[useLanguage().language];
}
