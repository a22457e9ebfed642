import { commentsText } from '../../text/comments.ts';
import { useText } from '../../text/language.tsx';
import { shortQuote } from './thread-list.ts';

/** The words that a comment is about. */
export function Quote({ quote }: { quote: string }) {
	const t = useText(commentsText);
	const { text, cut } = shortQuote(quote);
	return <blockquote className="thread-quote">{cut ? t.quoteCut(text) : text}</blockquote>;
}
