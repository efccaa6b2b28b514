package dev.tandem.usecases;

import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.tandem.ImportApiClients;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import dev.tandem.usecases.QueryObjectApi.Filter;
import dev.tandem.usecases.QueryObjectApi.Order;
import dev.tandem.usecases.QueryObjectApi.Page;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Queries whose parameters are the properties of an object.
 */
class QueryObjectTests {

	private static final LocalDate DATE = LocalDate.of(2026, 1, 31);

	@TwinTest
	void propertiesAreTheParametersOfTheQuery(Twin twin) {
		Filter filter = new Filter(null, List.of("a&b", "c"), DATE, DATE, Order.NEWEST, Optional.of(3), new Page(10),
				List.of(new Page(1)));
		try (TestServer server = TestServer.start((request, response) -> TestServer.json(response, Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(),
						(context) -> context.register(Setup.class))) {
			QueryObjectApi reactive = notes.bean(QueryObjectApi.class);
			BlockingQueryObjectApi blocking = notes.bean(BlockingQueryObjectApi.class);
			twin.call(() -> reactive.search(filter, "full"), () -> blocking.search(filter, "full")).get();
			twin.call(() -> reactive.search(null, "full"), () -> blocking.search(null, "full")).get();
			twin.call(() -> reactive.bean(new Page(7)), () -> blocking.bean(new Page(7))).get();
			assertThat(server.requests()).extracting((request) -> request.uri())
				.containsExactly("/notes?tags=a%26b&tags=c&from=2026-01-31&until=31.01.2026&order-by=NEWEST&limit=3"
						+ "&page.counted=true&page.size=10&others%5B0%5D.counted=true&others%5B0%5D.size=1&view=full",
						"/notes?view=full", "/notes?counted=true&size=7");
		}
	}

	@TwinTest
	@SuppressWarnings("NullAway") // what a caller without NullAway may pass
	void elementsAreJoinedByTheDelimiter(Twin twin) {
		List<Order> orders = List.of(Order.NEWEST, Order.NONE);
		LocalDate[] days = { DATE, DATE.plusDays(1) };
		Optional<List<String>> names = Optional.of(List.of("a&b", "c"));
		try (TestServer server = TestServer.start((request, response) -> TestServer.json(response, Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(),
						(context) -> context.register(Setup.class))) {
			QueryObjectApi reactive = notes.bean(QueryObjectApi.class);
			BlockingQueryObjectApi blocking = notes.bean(BlockingQueryObjectApi.class);
			twin.call(() -> reactive.delimited(orders, days, names, Set.of(7L)),
					() -> blocking.delimited(orders, days, names, Set.of(7L)))
				.get();
			List<Order> gaps = Arrays.asList(null, Order.NEWEST, null);
			LocalDate[] none = {};
			twin.call(() -> reactive.delimited(gaps, none, Optional.empty(), Set.of()),
					() -> blocking.delimited(gaps, none, Optional.empty(), Set.of()))
				.get();
			twin.call(() -> reactive.delimited(orders, null, Optional.of(List.of()), null),
					() -> blocking.delimited(orders, null, Optional.of(List.of()), null))
				.get();
			assertThat(server.requests()).extracting((request) -> request.uri())
				.containsExactly("/notes?orders=NEWEST%7CNONE&on=31.01.2026%2C01.02.2026&names=a%26b%20c&ids=7",
						"/notes?orders=NEWEST&ids=all", "/notes?orders=NEWEST%7CNONE&ids=all");
		}
	}

	@TwinTest
	@SuppressWarnings("NullAway") // what a caller without NullAway may pass
	void missingElementsAreRefused(Twin twin) {
		try (NotesApplication notes = NotesApplication.calling(URI.create("http://localhost:1"),
				(context) -> context.register(Setup.class))) {
			QueryObjectApi reactive = notes.bean(QueryObjectApi.class);
			BlockingQueryObjectApi blocking = notes.bean(BlockingQueryObjectApi.class);
			assertThat(twin
				.call(() -> reactive.delimited(null, null, Optional.empty(), null),
						() -> blocking.delimited(null, null, Optional.empty(), null))
				.failure(IllegalArgumentException.class)).hasMessage("Missing request parameter value 'orders'");
			assertThat(twin
				.call(() -> reactive.delimited(List.of(), null, Optional.empty(), null),
						() -> blocking.delimited(List.of(), null, Optional.empty(), null))
				.failure(IllegalArgumentException.class)).hasMessage("Missing request parameter value 'orders'");
		}
	}

	@ImportApiClients(QueryObjectApi.class)
	static class Setup {

	}

}
