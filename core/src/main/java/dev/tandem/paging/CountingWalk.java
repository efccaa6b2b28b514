package dev.tandem.paging;

import java.util.function.ToLongFunction;

/**
 * Pages are asked for by number or offset, until the total is reached, or where the API
 * has none, until a page is not full.
 *
 * @param <P> the type of a page
 */
final class CountingWalk<P> implements Walk<P, Integer> {

	private static final long UNKNOWN = -1;

	private final boolean byPage;

	private final int pageSize;

	private final ToLongFunction<? super P> totalOf;

	private int position;

	private long elements;

	private boolean hasNext = true;

	private CountingWalk(boolean byPage, int first, int pageSize, ToLongFunction<? super P> totalOf) {
		this.byPage = byPage;
		this.position = first;
		this.pageSize = pageSize;
		this.totalOf = totalOf;
	}

	static <P> CountingWalk<P> byOffset(int limit, ToLongFunction<? super P> totalOf) {
		return new CountingWalk<>(false, 0, limit, totalOf);
	}

	static <P> CountingWalk<P> byPage(int first, int size, ToLongFunction<? super P> totalOf) {
		return new CountingWalk<>(true, first, size, totalOf);
	}

	static <P> ToLongFunction<P> unknownTotal() {
		return (page) -> UNKNOWN;
	}

	static void checkSize(int size) {
		if (size < 1) {
			throw new IllegalArgumentException("A page needs a size of at least 1, not " + size);
		}
	}

	@Override
	public Integer next() {
		this.hasNext = false;
		return this.position;
	}

	@Override
	public void advance(P page, int size) {
		this.elements += size;
		if (size > 0 && isMoreAfter(page, size)) {
			this.hasNext = true;
			this.position = Math.addExact(this.position, this.byPage ? 1 : size);
		}
	}

	private boolean isMoreAfter(P page, int size) {
		long total = this.totalOf.applyAsLong(page);
		return (total == UNKNOWN) ? size >= this.pageSize : this.elements < total;
	}

	@Override
	public boolean hasNext() {
		return this.hasNext;
	}

}
