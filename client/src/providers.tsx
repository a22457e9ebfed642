import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { LanguageProvider } from './text/language.tsx';

/** What every screen has around it: the cache of answers and the language. */
export function Providers({ queryClient, children }: { queryClient: QueryClient; children: ReactNode }) {
	return (
		<QueryClientProvider client={queryClient}>
			<LanguageProvider>{children}</LanguageProvider>
		</QueryClientProvider>
	);
}
