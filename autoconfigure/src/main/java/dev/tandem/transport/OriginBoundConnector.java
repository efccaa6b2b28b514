package dev.tandem.transport;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import dev.tandem.auth.KeySource;
import dev.tandem.client.ApiClientSettings;
import dev.tandem.logging.ExchangeTap;
import dev.tandem.transfer.Transfer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpResponse;

/**
 * Sends what belongs to the client to the client's own origins and to no other, follows
 * redirects as far as they are allowed, and bounds bodies that are held in memory.
 */
final class OriginBoundConnector implements ClientHttpConnector {

	private final ClientHttpConnector delegate;

	private final String client;

	private final OwnOrigins ownOrigins;

	private volatile RequestDecoration decoration;

	private final RedirectPolicy redirects;

	private final BodyLimit bodyLimit;

	OriginBoundConnector(ClientHttpConnector delegate, ApiClientSettings settings) {
		this.delegate = delegate;
		this.client = settings.name();
		this.ownOrigins = new OwnOrigins(settings);
		this.decoration = new RequestDecoration(settings);
		this.redirects = new RedirectPolicy(settings.http().redirects());
		this.bodyLimit = new BodyLimit(settings.http().maxBodySize());
	}

	void setDefaults(Map<String, List<String>> headers, Map<String, List<String>> cookies) {
		this.decoration = this.decoration.withDefaults(headers, cookies);
	}

	@Override
	public Mono<ClientHttpResponse> connect(HttpMethod method, URI uri,
			Function<? super ClientHttpRequest, Mono<Void>> requestCallback) {
		RequestGuard.check(uri);
		boolean own = this.ownOrigins.contain(uri);
		Hop hop = new Hop(method, uri, requestCallback, own, false, 0);
		return Mono.deferContextual((context) -> {
			Traces traces = Traces.in(context);
			KeySource missing = own ? this.decoration.missingKey() : null;
			return (missing != null) ? missing.load().then(Mono.defer(() -> send(hop, traces))) : send(hop, traces);
		});
	}

	private Mono<ClientHttpResponse> send(Hop hop, Traces traces) {
		if (traces.body() != null) {
			traces.body().reset();
		}
		BodyLimit.Switch limit = this.bodyLimit.newSwitch();
		Transfer transfer = new Transfer();
		ExchangeTap tap = traces.tap(this.client, hop);
		Mono<ClientHttpResponse> response = this.delegate.connect(hop.method(), hop.uri(), (request) -> {
			request.beforeCommit(() -> Mono.fromRunnable(() -> {
				prepare(hop, request, limit, traces.key(), tap);
				transfer.inspect(request);
			}));
			return hop.callback().apply(tap.writing(Transfer.streaming(request)));
		});
		Mono<ClientHttpResponse> tapped = tap.reading(response);
		if (this.redirects.followsNone()) {
			return tapped.map((received) -> transfer.apply(limit.apply(received, traces.body())));
		}
		return tapped.flatMap((received) -> {
			Hop next = this.redirects.next(hop, received, this.ownOrigins);
			if (next == null) {
				return Mono.just(transfer.apply(limit.apply(received, traces.body())));
			}
			Hop safe = next.to(this.decoration.withoutOwnQuery(next.uri(), next.own()));
			return received.getBody().doOnNext(BodyLimit::release).then(Mono.defer(() -> send(safe, traces)));
		});
	}

	private void prepare(Hop hop, ClientHttpRequest request, BodyLimit.Switch limit, @Nullable SentKey sent,
			ExchangeTap tap) {
		if (hop.stripped()) {
			RedirectPolicy.strip(request);
		}
		if (hop.own()) {
			this.decoration.addTo(request, sent);
		}
		limit.inspect(request);
		RequestGuard.check(request);
		String query = hop.own() ? this.decoration.queryFor(hop.uri(), sent) : "";
		tap.sending(request, query, hop.own() ? this.decoration.secretHeaders() : Set.of());
		if (!query.isEmpty()) {
			HiddenQuery.add(request, query);
		}
	}

}
