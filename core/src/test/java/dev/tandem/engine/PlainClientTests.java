package dev.tandem.engine;

import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.mockito.Mockito;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.web.client.ApiVersionInserter;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.support.WebClientAdapter;
import org.springframework.web.service.invoker.HttpExchangeAdapter;

import static org.assertj.core.api.Assertions.assertThat;

class PlainClientTests {

	private static final ClientHttpConnector OWN = (method, uri, request) -> Mono.never();

	static final List<Named<Consumer<WebClient.Builder>>> ADDED = List.of(
			Named.of("filter", (builder) -> builder.filter((request, next) -> next.exchange(request))),
			Named.of("default request", (builder) -> builder.defaultRequest((request) -> request.header("A", "b"))),
			Named.of("default header", (builder) -> builder.defaultHeader("A", "b")),
			Named.of("default cookie", (builder) -> builder.defaultCookie("a", "b")),
			Named.of("status handler",
					(builder) -> builder.defaultStatusHandler(HttpStatusCode::is4xxClientError,
							ClientResponse::createException)),
			Named.of("connector", (builder) -> builder.clientConnector((method, uri, request) -> Mono.never())),
			Named.of("exchange function", (builder) -> builder.exchangeFunction((request) -> Mono.never())));

	static final List<Named<Consumer<WebClient.Builder>>> KNOWN = List.of(Named.of("nothing", (builder) -> {
	}), Named.of("codecs", (builder) -> builder.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(1))),
			Named.of("version",
					(builder) -> builder.apiVersionInserter(ApiVersionInserter.useHeader("V")).defaultApiVersion("1")));

	@ParameterizedTest
	@FieldSource("ADDED")
	void clientToWhichSomethingIsAddedIsNotPlain(Consumer<WebClient.Builder> added) {
		assertThat(plain(added)).isNull();
	}

	@ParameterizedTest
	@FieldSource("KNOWN")
	void clientOfKnownPartsIsPlain(Consumer<WebClient.Builder> known) {
		assertThat(plain(known)).isNotNull();
	}

	@Test
	void adapterOfAnotherKindIsNotPlain() {
		assertThat(PlainClient.of(Mockito.mock(HttpExchangeAdapter.class), OWN)).isNull();
	}

	private static @Nullable PlainClient plain(Consumer<WebClient.Builder> more) {
		WebClient.Builder builder = WebClient.builder().clientConnector(OWN);
		ErrorStatus.handleRedirects(builder);
		ErrorStatus.handleErrors(builder);
		more.accept(builder);
		return PlainClient.of(WebClientAdapter.create(builder.build()), OWN);
	}

}
