package dev.tandem.paging;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Each page has the cursor that the next one is asked for with. A cursor that came before
 * leads round in a circle, which is noticed before its page is asked for again. The
 * cursors of the first {@value #REMEMBERED} pages are remembered; to find a circle beyond
 * them in bounded memory, the cursor is compared with the one before it and one further
 * back (Brent's algorithm).
 *
 * @param <P> the type of a page
 * @param <C> the type of a cursor
 */
final class CursorWalk<P, C> implements Walk<P, @Nullable C> {

	private static final int REMEMBERED = 10_000;

	private final Function<? super P, ? extends @Nullable C> cursorOf;

	private final Set<C> remembered = new HashSet<>();

	private @Nullable P first;

	private @Nullable C cursor;

	private @Nullable C marked;

	private long pages;

	private boolean hasNext = true;

	private boolean circles;

	CursorWalk(Function<? super P, ? extends @Nullable C> cursorOf) {
		this.cursorOf = cursorOf;
	}

	@Override
	@SuppressWarnings("NullAway") // outside its JSpecify mode it sees no type arguments
	public @Nullable C next() {
		if (this.circles) {
			throw circle("points to");
		}
		this.hasNext = false;
		return this.cursor;
	}

	/**
	 * The first page may have a cursor, too: a page that equals it, and leads where it
	 * did, is the first page again.
	 */
	@Override
	public void advance(P page, int size) {
		C next = this.cursorOf.apply(page);
		this.pages++;
		if (next == null || next.equals("")) {
			return;
		}
		this.hasNext = true;
		this.circles = next.equals(this.cursor) || next.equals(this.marked) || isRemembered(next);
		if (this.pages == 1) {
			this.first = page;
		}
		else if (this.circles && size > 0 && page.equals(this.first)) {
			throw circle("is");
		}
		if (Long.bitCount(this.pages) == 1) {
			this.marked = next;
		}
		this.cursor = next;
	}

	private boolean isRemembered(C next) {
		return (this.remembered.size() < REMEMBERED) ? !this.remembered.add(next) : this.remembered.contains(next);
	}

	private IllegalStateException circle(String relation) {
		return new IllegalStateException("Page " + this.pages + " " + relation
				+ " a page that came before it, so the list would never end. Check that the request"
				+ " sends the cursor under the name that the API expects");
	}

	@Override
	public boolean hasNext() {
		return this.hasNext;
	}

}
