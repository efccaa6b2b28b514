package dev.tandem.paging;

import org.jspecify.annotations.Nullable;

/**
 * A walk from page to page, and the page where it stands.
 *
 * @param <P> the type of a page
 * @param <C> what a page is asked for with
 */
interface Walk<P, C extends @Nullable Object> {

	/**
	 * What to ask for the next page with. The next page is the last one unless the walk
	 * {@link #advance advances}.
	 * @throws IllegalStateException if the walk would never end
	 */
	C next();

	/**
	 * Go past a page.
	 * @param page the page
	 * @param size number of its elements
	 */
	void advance(P page, int size);

	boolean hasNext();

}
