package dev.tandem.paging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.tandem.testing.Outcome;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class PagingTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final List<@Nullable Object> asked = new ArrayList<>();

	/**
	 * Pages of three elements; the token is the number of the page.
	 */
	private static Page<String> numbered(@Nullable String token, int pages) {
		int number = (token == null) ? 0 : Integer.parseInt(token);
		List<Integer> items = IntStream.range(3 * number, 3 * number + 3).boxed().toList();
		return new Page<>(items, (number + 1 < pages) ? String.valueOf(number + 1) : "", 3L * pages);
	}

	private Page<String> ask(@Nullable String token, int pages) {
		this.asked.add(token);
		return numbered(token, pages);
	}

	private Flux<Integer> flux(int pages) {
		return Paging.byToken((token) -> Mono.fromSupplier(() -> ask(token, pages)), Page::items, Page::next);
	}

	private Stream<Integer> stream(int pages) {
		return BlockingPaging.byToken((token) -> ask(token, pages), Page::items, Page::next);
	}

	private Outcome<List<Integer>> byToken(Twin twin, TokenPages pages) {
		return twin.list(
				() -> Paging.byToken((token) -> Mono.fromSupplier(() -> pages.get(token)), Page::items, Page::next),
				() -> BlockingPaging.byToken(pages::get, Page::items, Page::next).toList());
	}

	private Outcome<List<Integer>> byOffset(Twin twin, boolean total, IntFunction<List<Integer>> pages) {
		return twin.list(
				() -> total
						? Paging.byOffset(3, (offset, limit) -> Mono.just(offset(offset, limit, pages)), Page::items,
								Page::total)
						: Paging.byOffset(3, (offset, limit) -> Mono.just(offset(offset, limit, pages)), Page::items),
				() -> (total
						? BlockingPaging.byOffset(3, (offset, limit) -> offset(offset, limit, pages), Page::items,
								Page::total)
						: BlockingPaging.byOffset(3, (offset, limit) -> offset(offset, limit, pages), Page::items))
					.toList());
	}

	private Page<String> offset(int offset, int limit, IntFunction<List<Integer>> pages) {
		assertThat(limit).isEqualTo(3);
		this.asked.add(offset);
		return new Page<>(pages.apply(offset), null, 7);
	}

	private static List<Integer> elements(int from, int size) {
		return IntStream.range(from, Math.min(from + size, 7)).boxed().toList();
	}

	@TwinTest
	void byTokenFollowsTheTokensToTheEnd(Twin twin) {
		assertThat(twin.list(() -> flux(3), () -> stream(3).toList()).get())
			.containsExactlyElementsOf(IntStream.range(0, 9).boxed().toList());
		assertThat(this.asked).containsExactly(null, "1", "2");
	}

	@TwinTest
	void byTokenWhenStoppedEarlyFetchesNoFurtherPage(Twin twin) {
		assertThat(twin.list(() -> flux(3).take(3), () -> stream(3).limit(3).toList()).get()).containsExactly(0, 1, 2);
		assertThat(this.asked).hasSize(1);
		assertThat(twin.list(() -> flux(3).take(4), () -> stream(3).limit(4).toList()).get()).hasSize(4);
		assertThat(this.asked).hasSize(3);
	}

	@Test
	void fluxFetchesAPageWhenItsFirstElementIsRequested() {
		StepVerifier.create(flux(3), 0)
			.expectSubscription()
			.then(() -> assertThat(this.asked).isEmpty())
			.thenRequest(1)
			.expectNext(0)
			.thenRequest(2)
			.expectNext(1, 2)
			.then(() -> assertThat(this.asked).hasSize(1))
			.thenRequest(1)
			.expectNext(3)
			.then(() -> assertThat(this.asked).hasSize(2))
			.thenRequest(5)
			.expectNextCount(5)
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void fluxWhenSubscribedAgainStartsFromTheFirstPage() {
		Flux<Integer> flux = flux(2);
		StepVerifier.create(flux.concatWith(flux)).expectNextCount(12).expectComplete().verify(LIMIT);
		assertThat(this.asked).containsExactly(null, "1", null, "1");
	}

	@Test
	void fluxWhenCancelledCancelsThePage() {
		TestPublisher<Page<String>> page = TestPublisher.create();
		StepVerifier.create(Paging.byToken((token) -> page.mono(), Page::items, Page::next))
			.then(page::assertWasSubscribed)
			.thenCancel()
			.verify(LIMIT);
		page.assertCancelled();
	}

	@Test
	void streamFetchesAPageWhenItsFirstElementIsTaken() {
		try (Stream<Integer> stream = stream(3)) {
			var iterator = stream.iterator();
			assertThat(this.asked).isEmpty();
			for (int i = 0; i < 3; i++) {
				assertThat(iterator.next()).isEqualTo(i);
			}
			assertThat(this.asked).hasSize(1);
			assertThat(iterator.next()).isEqualTo(3);
			assertThat(this.asked).hasSize(2);
		}
	}

	@Test
	void streamWhenClosedEnds() {
		Stream<Integer> stream = stream(3);
		var iterator = stream.iterator();
		assertThat(iterator.next()).isEqualTo(0);
		stream.close();
		assertThat(iterator.hasNext()).isFalse();
		assertThat(this.asked).hasSize(1);
	}

	@TwinTest
	void byTokenWhenAPageIsEmptyGoesOn(Twin twin) {
		assertThat(byToken(twin, (token) -> {
			if (token == null) {
				return new Page<>(List.of(), "empty", 0);
			}
			return token.equals("empty") ? new Page<>(null, "last", 0) : new Page<>(List.of(1), null, 0);
		}).get()).containsExactly(1);
	}

	@TwinTest
	void byTokenWhenThereIsNoPageEnds(Twin twin) {
		assertThat(byToken(twin, (token) -> (token == null) ? numbered(null, 2) : null).get()).hasSize(3);
	}

	@TwinTest
	void byTokenWhenAPageFailsFailsAfterThePagesBefore(Twin twin) {
		List<Integer> seen = new ArrayList<>();
		IllegalStateException broken = new IllegalStateException("broken");
		TokenPages pages = (token) -> {
			if ("2".equals(token)) {
				throw broken;
			}
			return numbered(token, 5);
		};
		Outcome<Void> outcome = twin.run(
				() -> Paging
					.byToken((token) -> Mono.fromSupplier(() -> pages.get(token)), Page<String>::items, Page::next)
					.doOnNext(seen::add)
					.then(),
				() -> BlockingPaging.byToken(pages::get, Page<String>::items, Page::next).forEach(seen::add));
		assertThat(outcome.failure(IllegalStateException.class)).isSameAs(broken);
		assertThat(seen).containsExactly(0, 1, 2, 3, 4, 5);
	}

	@Test
	void streamWhenAPageFailedKeepsFailing() {
		var iterator = BlockingPaging.<Page<String>, Integer>byToken((token) -> {
			this.asked.add(token);
			throw new IllegalStateException("broken");
		}, Page::items, Page::next).iterator();
		for (int i = 0; i < 2; i++) {
			assertThatIllegalStateException().isThrownBy(iterator::hasNext);
		}
		assertThat(this.asked).hasSize(1);
	}

	@TwinTest
	void byTokenWhenTheFirstPageComesAgainFailsBeforeIt(Twin twin) {
		Outcome<List<Integer>> outcome = byToken(twin, (token) -> {
			this.asked.add(token);
			return new Page<>(List.of(1), "same-secret", 0);
		});
		assertThat(outcome.failure(IllegalStateException.class)).hasMessage("Page 2 is a page that came before it,"
				+ " so the list would never end. Check that the request sends the cursor under the name that the API"
				+ " expects");
		assertThat(this.asked).containsExactly(null, "same-secret");
	}

	@TwinTest
	void byTokenWhenATokenStaysTheSameFailsAtOnce(Twin twin) {
		Outcome<List<Integer>> outcome = byToken(twin, (token) -> {
			this.asked.add(token);
			int number = (token == null) ? 0 : Integer.parseInt(token);
			return new Page<>(List.of(number), String.valueOf(Math.min(number + 1, 5)), 0);
		});
		outcome.failure(IllegalStateException.class);
		assertThat(this.asked).containsExactly(null, "1", "2", "3", "4", "5");
	}

	@TwinTest
	void byTokenWhenTokensGoRoundInACircleFails(Twin twin) {
		Outcome<List<Integer>> outcome = byToken(twin, (token) -> {
			this.asked.add(token);
			int number = (token == null) ? 0 : Integer.parseInt(token);
			return new Page<>(List.of(number), String.valueOf((number < 20) ? number + 1 : 14), 0);
		});
		outcome.failure(IllegalStateException.class);
		assertThat(this.asked).hasSize(21).doesNotHaveDuplicates();
	}

	@TwinTest
	void byTokenWhenPagesGoRoundInACircleDeliversEachOnce(Twin twin) {
		for (int length = 1; length <= 5; length++) {
			int last = length - 1;
			List<Integer> delivered = new ArrayList<>();
			TokenPages circle = (token) -> {
				int number = (token == null) ? 0 : Integer.parseInt(token);
				return new Page<>(List.of(number), String.valueOf((number < last) ? number + 1 : 0), 0);
			};
			Outcome<Void> outcome = twin.run(
					() -> Paging.byToken((token) -> Mono.fromSupplier(() -> circle.get(token)), Page::items, Page::next)
						.doOnNext(delivered::add)
						.then(),
					() -> BlockingPaging.byToken(circle::get, Page::items, Page::next).forEach(delivered::add));
			assertThat(outcome.failure(IllegalStateException.class)).hasMessageContaining("came before it");
			assertThat(delivered).hasSize(length).doesNotHaveDuplicates();
		}
	}

	@TwinTest
	void byTokenWhenACircleIsFarOutFails(Twin twin) {
		int[] asked = new int[1];
		Outcome<List<Integer>> outcome = byToken(twin, (token) -> {
			asked[0]++;
			int number = (token == null) ? 0 : Integer.parseInt(token);
			return new Page<>(List.of(), String.valueOf((number < 20_000) ? number + 1 : 19_000), 0);
		});
		outcome.failure(IllegalStateException.class);
		assertThat(asked[0]).isLessThan(60_000);
	}

	@TwinTest
	void byTokenWhenAnElementIsNullFails(Twin twin) {
		Outcome<List<Integer>> outcome = byToken(twin, (token) -> new Page<>(Arrays.asList(1, null), null, 0));
		assertThat(outcome.failure(IllegalStateException.class)).hasMessageContaining("an element that is null")
			.hasMessageContaining("wrap each in an Optional")
			.hasMessageNotContaining("leave it out");
	}

	/**
	 * What the message for an element that is null advises.
	 */
	@TwinTest
	void pagesWhenElementsAreWrappedAndThoseThatAreNullLeftOutAfterwardsAreReadToTheEnd(Twin twin) {
		List<Integer> present = IntStream.range(0, 150).filter((number) -> number != 20).boxed().toList();
		assertThat(twin
			.list(() -> Paging.byOffset(50, (offset, limit) -> Mono.just(withNull(offset)), PagingTests::wrapped)
				.mapNotNull((element) -> element.orElse(null)),
					() -> BlockingPaging.byOffset(50, (offset, limit) -> withNull(offset), PagingTests::wrapped)
						.flatMap(Optional::stream)
						.toList())
			.get()).isEqualTo(present);
		assertThat(
				twin.list(
						() -> Paging
							.byOffset(50, (offset, limit) -> Mono.just(withNull(offset)), PagingTests::wrapped,
									(page) -> 150)
							.mapNotNull((element) -> element.orElse(null)),
						() -> BlockingPaging
							.byOffset(50, (offset, limit) -> withNull(offset), PagingTests::wrapped, (page) -> 150)
							.flatMap(Optional::stream)
							.toList())
					.get())
			.isEqualTo(present);
		assertThat(twin
			.list(() -> Paging.byPage(0, 50, (number, size) -> Mono.just(withNull(number * size)), PagingTests::wrapped)
				.mapNotNull((element) -> element.orElse(null)),
					() -> BlockingPaging.byPage(0, 50, (number, size) -> withNull(number * size), PagingTests::wrapped)
						.flatMap(Optional::stream)
						.toList())
			.get()).isEqualTo(present);
	}

	/**
	 * One of three pages of 50 elements; that of number 20 is null.
	 */
	private static List<@Nullable Integer> withNull(int offset) {
		List<@Nullable Integer> page = new ArrayList<>();
		for (int number = offset; number < Math.min(offset + 50, 150); number++) {
			page.add((number != 20) ? number : null);
		}
		return page;
	}

	private static List<Optional<Integer>> wrapped(List<@Nullable Integer> page) {
		return page.stream().map(Optional::ofNullable).toList();
	}

	@TwinTest
	void byCursorWhenMadeFromTheLastElementAsksForWhatFollowsIt(Twin twin) {
		IntFunction<List<Integer>> after = (last) -> {
			this.asked.add(last);
			return elements(last, 3);
		};
		assertThat(twin.list(
				() -> Paging.byCursor((@Nullable Integer last) -> Mono.just(after.apply((last != null) ? last + 1 : 0)),
						(page) -> page, PagingTests::last),
				() -> BlockingPaging
					.byCursor((@Nullable Integer last) -> after.apply((last != null) ? last + 1 : 0), (page) -> page,
							PagingTests::last)
					.toList())
			.get()).containsExactlyElementsOf(elements(0, 7));
		assertThat(this.asked).containsExactly(0, 3, 6, 7);
	}

	private static @Nullable Integer last(List<Integer> page) {
		return page.isEmpty() ? null : page.get(page.size() - 1);
	}

	@TwinTest
	void byOffsetWhenAPageIsShortEnds(Twin twin) {
		assertThat(byOffset(twin, false, (offset) -> elements(offset, 3)).get())
			.containsExactlyElementsOf(elements(0, 7));
		assertThat(this.asked).containsExactly(0, 3, 6);
	}

	@TwinTest
	void byOffsetWhenAPageIsEmptyEnds(Twin twin) {
		assertThat(byOffset(twin, false, (offset) -> (offset < 6) ? elements(offset, 3) : List.of()).get()).hasSize(6);
		assertThat(this.asked).containsExactly(0, 3, 6);
	}

	@TwinTest
	void byOffsetWhenTheTotalIsReachedEnds(Twin twin) {
		assertThat(byOffset(twin, true, (offset) -> elements(offset, (offset == 4) ? 3 : 2)).get())
			.containsExactlyElementsOf(elements(0, 7));
		assertThat(this.asked).containsExactly(0, 2, 4);
	}

	@TwinTest
	void byOffsetWhenTheTotalIsNeverReachedEndsWithAnEmptyPage(Twin twin) {
		assertThat(byOffset(twin, true, (offset) -> (offset < 3) ? elements(offset, 3) : List.of()).get()).hasSize(3);
		assertThat(this.asked).containsExactly(0, 3);
	}

	@TwinTest
	void byPageCountsPages(Twin twin) {
		assertThat(twin
			.list(() -> Paging.byPage(1, 3, (number, size) -> Mono.just(page(number, size)), Page<String>::items),
					() -> BlockingPaging.byPage(1, 3, this::page, Page<String>::items).toList())
			.get()).containsExactlyElementsOf(elements(0, 7));
		assertThat(this.asked).containsExactly(1, 2, 3);
	}

	@TwinTest
	void byPageWhenTheTotalIsReachedEnds(Twin twin) {
		assertThat(twin
			.list(() -> Paging.byPage(1, 3, (number, size) -> Mono.just(page(number, size)), Page<String>::items,
					(page) -> 6),
					() -> BlockingPaging.byPage(1, 3, this::page, Page<String>::items, (page) -> 6).toList())
			.get()).hasSize(6);
		assertThat(this.asked).containsExactly(1, 2);
	}

	private Page<String> page(int number, int size) {
		this.asked.add(number);
		return new Page<>(elements((number - 1) * size, size), null, 0);
	}

	@Test
	void sizeWhenNoneIsRefused() {
		for (ThrowingCallable call : List.<ThrowingCallable>of(
				() -> Paging.byPage(1, 0, (number, size) -> Mono.just(page(number, size)), Page::items),
				() -> Paging.byOffset(0, (offset, size) -> Mono.just(page(offset, size)), Page::items),
				() -> BlockingPaging.byPage(1, 0, this::page, Page::items),
				() -> BlockingPaging.byOffset(0, this::page, Page::items))) {
			assertThatIllegalArgumentException().isThrownBy(call)
				.withMessage("A page needs a size of at least 1, not 0");
		}
	}

	@TwinTest
	void sizeMayBeOne(Twin twin) {
		assertThat(twin
			.list(() -> Paging.byPage(1, 1, (number, size) -> Mono.just(page(number, size)), Page<String>::items),
					() -> BlockingPaging.byPage(1, 1, this::page, Page<String>::items).toList())
			.get()).hasSize(7);
	}

	@Test
	void fluxWhenThereAreManyPagesDoesNotGrowTheStack() {
		Flux<Integer> many = many(List.of(1));
		StepVerifier.create(many.count()).expectNext(100_000L).expectComplete().verify(LIMIT);
		StepVerifier.create(many.limitRate(1).count()).expectNext(100_000L).expectComplete().verify(LIMIT);
		StepVerifier.create(many(List.of()).count()).expectNext(0L).expectComplete().verify(LIMIT);
	}

	private static Flux<Integer> many(List<Integer> items) {
		return Paging.byCursor(
				(@Nullable Integer number) -> Mono.just(new Page<>(items, (number != null) ? number + 1 : 1, 0)),
				Page::items, (page) -> (Objects.requireNonNull(page.next()) < 100_000) ? page.next() : null);
	}

	@Test
	void streamWhenThereAreManyPagesDoesNotGrowTheStack() {
		assertThat(BlockingPaging.byToken((token) -> numbered(token, 100_000), Page::items, Page::next)
			.mapToInt((element) -> element)
			.max()).hasValue(299_999);
	}

	@FunctionalInterface
	interface TokenPages {

		@Nullable Page<String> get(@Nullable String token);

	}

	/**
	 * A page of numbers.
	 */
	record Page<C>(@Nullable List<Integer> items, @Nullable C next, long total) {
	}

}
