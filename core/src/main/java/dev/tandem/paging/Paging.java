package dev.tandem.paging;

import java.util.Collection;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads a list that an API returns in pages, as one {@code Flux}. <pre class="code">
 * Flux&lt;Version&gt; versions = Paging.byToken((token) -&gt; config.versions(tenant, 50, token),
 *         VersionPage::versions, VersionPage::nextPageToken);
 * </pre>
 * <p>
 * A page is fetched when its first element is requested, never ahead of that; cancelling
 * cancels the page that is being fetched. Elements of the pages before a failure are
 * delivered first. A page whose elements are {@code null}, and a call that completes
 * without a page, count as empty. Each subscription starts from the first page.
 *
 * @see BlockingPaging
 */
public final class Paging {

	private Paging() {
	}

	/**
	 * Pages that name the token of the next page. The first page is requested without a
	 * token; the last page has none, {@code null} or empty; an empty page in between does
	 * not end the list. A repeated token fails with an {@link IllegalStateException}.
	 * @param <P> the type of a page
	 * @param <T> the type of the elements
	 * @param fetch fetches the page of a token, {@code null} for the first
	 * @param elements takes the elements out of a page
	 * @param nextToken takes the token of the next page out of a page
	 * @return the elements of all pages in order
	 */
	public static <P, T> Flux<T> byToken(Function<@Nullable String, ? extends Mono<? extends P>> fetch,
			Function<? super P, ? extends @Nullable Collection<? extends T>> elements,
			Function<? super P, @Nullable String> nextToken) {
		return byCursor(fetch, elements, nextToken);
	}

	/**
	 * Pages that are requested with a cursor of any type, such as the number of the last
	 * element so far. The first page is requested without one, and a page without a
	 * cursor, {@code null} or empty, is the last. A repeated cursor fails with an
	 * {@link IllegalStateException}.
	 * @param <P> the type of a page
	 * @param <T> the type of the elements
	 * @param <C> the type of the cursor
	 * @param fetch fetches the page after a cursor, {@code null} for the first
	 * @param elements takes the elements out of a page
	 * @param nextCursor takes or makes the cursor of the next page out of a page
	 * @return the elements of all pages in order
	 */
	public static <P, T, C> Flux<T> byCursor(Function<@Nullable C, ? extends Mono<? extends P>> fetch,
			Function<? super P, ? extends @Nullable Collection<? extends T>> elements,
			Function<? super P, ? extends @Nullable C> nextCursor) {
		return new Listing<P, T, @Nullable C>(() -> new CursorWalk<>(nextCursor), elements).flux(fetch);
	}

	/**
	 * Pages that are requested with an offset and a limit. A page with fewer elements
	 * than the limit is the last, so the limit must not exceed the page size of the API;
	 * for an API that caps it, use the variant with a total.
	 * @param <P> the type of a page
	 * @param <T> the type of the elements
	 * @param limit the number of elements to request, at least 1
	 * @param fetch fetches the page of an offset, from 0, and the limit
	 * @param elements takes all elements out of a page: their number tells where the next
	 * page begins and which page is the last, so filter the {@code Flux} instead
	 * @return the elements of all pages in order
	 */
	public static <P, T> Flux<T> byOffset(int limit, BiFunction<Integer, Integer, ? extends Mono<? extends P>> fetch,
			Function<? super P, ? extends @Nullable Collection<? extends T>> elements) {
		return byOffset(limit, fetch, elements, CountingWalk.unknownTotal());
	}

	/**
	 * Pages that are requested with an offset and a limit, of an API that reports the
	 * total. The list ends when the total is reached, or with an empty page. The offset
	 * grows by the number of received elements, so an API may return fewer than the
	 * limit.
	 * @param <P> the type of a page
	 * @param <T> the type of the elements
	 * @param limit the number of elements to request, at least 1
	 * @param fetch fetches the page of an offset, from 0, and the limit
	 * @param elements takes all elements out of a page: their number tells where the next
	 * page begins and which page is the last, so filter the {@code Flux} instead
	 * @param total takes the number of all elements out of a page
	 * @return the elements of all pages in order
	 */
	public static <P, T> Flux<T> byOffset(int limit, BiFunction<Integer, Integer, ? extends Mono<? extends P>> fetch,
			Function<? super P, ? extends @Nullable Collection<? extends T>> elements,
			ToLongFunction<? super P> total) {
		CountingWalk.checkSize(limit);
		return new Listing<P, T, Integer>(() -> CountingWalk.byOffset(limit, total), elements)
			.flux((offset) -> fetch.apply(offset, limit));
	}

	/**
	 * Pages that are requested with a number and a size. A page with fewer elements than
	 * the size is the last, so the size must not exceed the page size of the API; for an
	 * API that caps it, use the variant with a total.
	 * @param <P> the type of a page
	 * @param <T> the type of the elements
	 * @param first number of the first page, mostly 0 or 1
	 * @param size the number of elements to request, at least 1
	 * @param fetch fetches the page of a number and the size
	 * @param elements takes all elements out of a page: their number tells where the next
	 * page begins and which page is the last, so filter the {@code Flux} instead
	 * @return the elements of all pages in order
	 */
	public static <P, T> Flux<T> byPage(int first, int size,
			BiFunction<Integer, Integer, ? extends Mono<? extends P>> fetch,
			Function<? super P, ? extends @Nullable Collection<? extends T>> elements) {
		return byPage(first, size, fetch, elements, CountingWalk.unknownTotal());
	}

	/**
	 * Pages that are requested with a number and a size, of an API that reports the
	 * total. The list ends when the total is reached, or with an empty page.
	 * @param <P> the type of a page
	 * @param <T> the type of the elements
	 * @param first number of the first page, mostly 0 or 1
	 * @param size the number of elements to request, at least 1
	 * @param fetch fetches the page of a number and the size
	 * @param elements takes all elements out of a page: their number tells where the next
	 * page begins and which page is the last, so filter the {@code Flux} instead
	 * @param total takes the number of all elements out of a page
	 * @return the elements of all pages in order
	 */
	public static <P, T> Flux<T> byPage(int first, int size,
			BiFunction<Integer, Integer, ? extends Mono<? extends P>> fetch,
			Function<? super P, ? extends @Nullable Collection<? extends T>> elements,
			ToLongFunction<? super P> total) {
		CountingWalk.checkSize(size);
		return new Listing<P, T, Integer>(() -> CountingWalk.byPage(first, size, total), elements)
			.flux((number) -> fetch.apply(number, size));
	}

}
