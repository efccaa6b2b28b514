package dev.tandem.transport;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.tandem.auth.KeySource;
import dev.tandem.resilience.Failover;
import dev.tandem.settings.ClientSettings;
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

	private final NettyConnector connector;

	private final String client;

	private final OwnOrigins ownOrigins;

	private final RequestDecoration decoration;

	private final RedirectPolicy redirects;

	private final BodyLimit bodyLimit;

	private final @Nullable Failover failover;

	/**
	 * Create a connector.
	 * @param connector sends requests
	 * @param settings settings of the client
	 * @param decoration what goes with requests to the client's own origins
	 * @param failover notified of responses and failures of its servers, {@code null} for
	 * a single server
	 */
	OriginBoundConnector(NettyConnector connector, ClientSettings settings, RequestDecoration decoration,
			@Nullable Failover failover) {
		this.connector = connector;
		this.client = settings.name();
		this.ownOrigins = new OwnOrigins(settings);
		this.decoration = decoration;
		this.redirects = new RedirectPolicy(settings);
		this.bodyLimit = new BodyLimit(settings.http().maxBodySize());
		this.failover = failover;
	}

	@Override
	public Mono<ClientHttpResponse> connect(HttpMethod method, URI uri,
			Function<? super ClientHttpRequest, Mono<Void>> requestCallback) {
		RequestGuard.check(uri);
		boolean own = this.ownOrigins.contain(uri);
		Hop first = Hop.first(method, AsciiUri.of(uri), requestCallback, own);
		return Mono.deferContextual((view) -> {
			ExchangeContext context = ExchangeContext.in(view);
			context.begin();
			Hop hop = this.redirects.followsNone() ? first : first.followed(context.bodyIsSentOnce());
			if (own) {
				this.decoration.findSigner();
			}
			KeySource missing = own ? this.decoration.missingKey() : null;
			return (missing != null)
					? context.await(missing.load()).then(Mono.defer(() -> send(hop, List.of(), context)))
					: send(hop, List.of(), context);
		});
	}

	/**
	 * Send a request.
	 * @param added what was added to the queries of the hops before
	 */
	private Mono<ClientHttpResponse> send(Hop hop, List<String> added, ExchangeContext context) {
		if (context.body() != null) {
			context.body().reset();
		}
		ExchangeTap tap = context.tap(this.client, hop);
		Exchange exchange = new Exchange(hop, this.decoration, this.bodyLimit, context, tap);
		Mono<? extends ClientHttpResponse> response = watched(hop, tap.reading(this.connector.send(exchange)));
		if (this.redirects.followsNone()) {
			return response.map(exchange::read);
		}
		return response.flatMap((received) -> {
			Redirection redirection = this.redirects.of(hop, received, this.ownOrigins);
			if (redirection instanceof Redirection.Follow follow) {
				context.follow();
				Hop next = follow.next();
				List<String> all = new ArrayList<>(added);
				if (!exchange.addedQuery().isEmpty()) {
					all.add(exchange.addedQuery());
				}
				Hop safe = next.to(this.decoration.withoutOwnQuery(next.uri(), next.own(), all));
				return RedirectBody.discard(received).then(Mono.defer(() -> send(safe, all, context)));
			}
			if (redirection instanceof Redirection.Fail fail) {
				return RedirectBody.discard(received).then(Mono.error(fail.failure()));
			}
			context.notFollowed(((Redirection.Stay) redirection).reason());
			return Mono.just(exchange.read(received));
		});
	}

	/**
	 * Only the first request counts: a failure at the target of a redirect says nothing
	 * about the chosen server.
	 */
	private <R extends ClientHttpResponse> Mono<R> watched(Hop hop, Mono<R> response) {
		Failover servers = this.failover;
		if (servers == null || hop.number() > 0) {
			return response;
		}
		return response.doOnNext((head) -> servers.responded(hop.uri(), head.getStatusCode().value()))
			.doOnError((failure) -> {
				if (!(failure instanceof UnprocessedRequestException)) {
					servers.failed(hop.uri(), failure);
				}
			});
	}

}
