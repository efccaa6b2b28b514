package dev.tandem.paging;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Each page tells what to ask for the next one with. A cursor that was answered before
 * leads round in a circle. To find one in bounded memory, the cursor is compared with the
 * one before it and one further back (Brent's algorithm).
 *
 * @param <P> the type of a page
 * @param <C> the type of a cursor
 */
final class CursorWalk<P, C> implements Walk<P, @Nullable C> {

	private final Function<? super P, ? extends @Nullable C> cursorOf;

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
			throw new IllegalStateException("Page " + this.pages
					+ " points to a page that came before it, so the list would never end. Check that the request"
					+ " sends the cursor under the name that the API expects");
		}
		this.hasNext = false;
		return this.cursor;
	}

	@Override
	public void advance(P page, int size) {
		C next = this.cursorOf.apply(page);
		this.pages++;
		if (next == null || next.equals("")) {
			return;
		}
		this.hasNext = true;
		this.circles = next.equals(this.cursor) || next.equals(this.marked);
		if (Long.bitCount(this.pages) == 1) {
			this.marked = next;
		}
		this.cursor = next;
	}

	@Override
	public boolean hasNext() {
		return this.hasNext;
	}

}
