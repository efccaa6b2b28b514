package dev.tandem.usecases;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.tandem.ApiClient;
import dev.tandem.QueryDelimiter;
import dev.tandem.QueryObject;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * An API whose queries are objects.
 */
@ApiClient("notes")
@HttpExchange("/notes")
interface QueryObjectApi {

	@GetExchange
	Mono<Note> search(@QueryObject @Nullable Filter filter, @RequestParam String view);

	@GetExchange
	Mono<Note> bean(@QueryObject Page page);

	@GetExchange
	Mono<Note> delimited(@RequestParam @QueryDelimiter("|") List<Order> orders,
			@RequestParam(name = "on", required = false) @QueryDelimiter(",") @DateTimeFormat(
					pattern = "dd.MM.yyyy") LocalDate @Nullable [] days,
			@RequestParam @QueryDelimiter(" ") Optional<List<String>> names,
			@RequestParam(defaultValue = "all") @QueryDelimiter(",") @Nullable Set<Long> ids);

	/**
	 * A filter.
	 */
	record Filter(@Nullable String text, List<String> tags, LocalDate from,
			@DateTimeFormat(pattern = "dd.MM.yyyy") LocalDate until, @BindParam("order-by") Order order,
			Optional<Integer> limit, Page page, List<Page> others) {

	}

	/**
	 * How notes are ordered.
	 */
	enum Order {

		/**
		 * The newest first.
		 */
		NEWEST,

		/**
		 * As they are.
		 */
		NONE

	}

	/**
	 * A bean.
	 */
	class Page {

		private final int size;

		Page(int size) {
			this.size = size;
		}

		public int getSize() {
			return this.size;
		}

		public boolean isCounted() {
			return true;
		}

	}

}
