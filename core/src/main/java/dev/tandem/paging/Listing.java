package dev.tandem.paging;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.tandem.failure.Guard;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A list in pages: how to walk through it, and the elements of a page.
 *
 * @param <P> the type of a page
 * @param <T> the type of the elements
 * @param <C> what a page is asked for with
 * @param start begins a walk
 * @param elementsOf the elements of a page
 */
record Listing<P, T, C extends @Nullable Object>(Supplier<Walk<P, C>> start,
		Function<? super P, ? extends @Nullable Collection<? extends T>> elementsOf) {

	Flux<T> flux(Function<? super C, ? extends Mono<? extends P>> fetch) {
		return Guard.composed(Flux.defer(() -> {
			Walk<P, C> walk = this.start.get();
			return nextPage(walk, fetch).repeat(walk::hasNext);
		}));
	}

	/**
	 * The page is fetched when its first element is requested. Subscribing alone does not
	 * fetch it: {@code repeat} subscribes as soon as the page before has ended.
	 */
	private Flux<T> nextPage(Walk<P, C> walk, Function<? super C, ? extends Mono<? extends P>> fetch) {
		return Flux.just(walk)
			.hide()
			.concatMap((place) -> fetch.apply(place.next()).flatMapIterable((page) -> pass(walk, page)), 0);
	}

	Stream<T> stream(Function<? super C, ? extends @Nullable P> fetch) {
		Walk<P, C> walk = this.start.get();
		return new PageElements<T>(walk::hasNext, () -> {
			P page = fetch.apply(walk.next());
			return (page != null) ? pass(walk, page) : List.of();
		}).stream();
	}

	private Collection<? extends T> pass(Walk<P, C> walk, P page) {
		Collection<? extends T> elements = this.elementsOf.apply(page);
		Collection<? extends T> present = (elements != null) ? elements : List.of();
		for (T element : present) {
			if (element == null) {
				throw new IllegalStateException("A page has an element that is null, which a list in pages cannot hold:"
						+ " wrap each in an Optional in the function that takes the elements out of a page, and leave"
						+ " out the empty ones of the whole list. A page is complete only with all its elements");
			}
		}
		walk.advance(page, present.size());
		return present;
	}

}
