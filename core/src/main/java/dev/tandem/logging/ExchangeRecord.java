package dev.tandem.logging;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import dev.tandem.settings.LoggingLevel;
import dev.tandem.transport.ExchangeTap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpResponse;

/**
 * One request and its response, as far as the level asks for them. Headers are kept
 * without what is secret.
 */
final class ExchangeRecord implements ExchangeTap {

	private final LoggingLevel level;

	private final Redaction redaction;

	private final HttpMethod method;

	private final URI uri;

	private final long start = System.nanoTime();

	private final AtomicLong received = new AtomicLong();

	private volatile @Nullable Sent sent;

	private volatile @Nullable DataBuffer early;

	private volatile @Nullable Head head;

	private volatile @Nullable Throwable failure;

	ExchangeRecord(LoggingLevel level, Redaction redaction, HttpMethod method, URI uri) {
		this.level = level;
		this.redaction = redaction;
		this.method = method;
		this.uri = uri;
	}

	@Override
	public ClientHttpRequest writing(ClientHttpRequest request) {
		return this.level.includes(LoggingLevel.BODY) ? new TappedRequest(request, this::keepSent) : request;
	}

	@Override
	public void sending(ClientHttpRequest request, String clientQuery, Set<String> clientHeaders) {
		if (this.level.includes(LoggingLevel.HEADERS)) {
			Secrets secrets = this.redaction.secrets(request.getHeaders(), request.getCookies());
			this.sent = new Sent(
					this.redaction.uri(this.uri, clientQuery, secrets), this.redaction.headers(request.getHeaders(),
							!request.getCookies().isEmpty(), clientHeaders, secrets),
					excerpt(request.getHeaders()), secrets);
		}
		DataBuffer body = this.early;
		if (body != null) {
			this.early = null;
			keepSent(body);
		}
	}

	@Override
	public Mono<? extends ClientHttpResponse> reading(Mono<? extends ClientHttpResponse> response) {
		Mono<ClientHttpResponse> tapped = response.map(this::responded);
		return this.level.includes(LoggingLevel.HEADERS) ? tapped.doOnError(this::fail) : tapped;
	}

	private ClientHttpResponse responded(ClientHttpResponse response) {
		boolean detailed = this.level.includes(LoggingLevel.HEADERS);
		this.head = new Head(response.getStatusCode().value(), Duration.ofNanos(System.nanoTime() - this.start),
				this.redaction.correlationId(response.getHeaders(), this::secrets),
				detailed ? this.redaction.headers(response.getHeaders(), false, Set.of(), secrets()) : List.of(),
				excerpt(response.getHeaders()));
		return new TappedResponse(response, this::keepReceived, detailed ? this::fail : null);
	}

	private @Nullable BodyExcerpt excerpt(HttpHeaders headers) {
		return this.level.includes(LoggingLevel.BODY) ? new BodyExcerpt(headers) : null;
	}

	/**
	 * A body that is signed is there before its head, and is one buffer.
	 */
	private void keepSent(DataBuffer buffer) {
		Sent head = this.sent;
		if (head == null) {
			this.early = buffer;
		}
		else if (head.body() != null) {
			head.body().keep(buffer);
		}
	}

	private void keepReceived(DataBuffer buffer) {
		this.received.addAndGet(buffer.readableByteCount());
		Head head = this.head;
		if (head != null && head.body() != null) {
			head.body().keep(buffer);
		}
	}

	private void fail(Throwable thrown) {
		this.failure = thrown;
	}

	/**
	 * The key as it was when the request was sent; it may be another one by now.
	 */
	private Secrets secrets() {
		Sent head = this.sent;
		return (head != null) ? head.secrets() : this.redaction.secrets();
	}

	/**
	 * What the response calls itself, {@code null} if it does not.
	 */
	@Nullable String correlationId() {
		Head head = this.head;
		return (head != null) ? head.correlationId() : null;
	}

	/**
	 * How many bytes of the body have come, decompressed; -1 without a response.
	 */
	long received() {
		return (this.head != null) ? this.received.get() : -1;
	}

	/**
	 * The request as a line.
	 */
	String requestLine() {
		Sent head = this.sent;
		StringBuilder line = new StringBuilder("> ").append(this.method.name()).append(' ');
		if (head == null) {
			return line.append(this.redaction.uri(this.uri, "", secrets())).toString();
		}
		line.append(head.uri());
		append(line, head.headers(), head.body());
		return line.toString();
	}

	/**
	 * The response as a line.
	 */
	String answerLine() {
		Head head = this.head;
		StringBuilder line = new StringBuilder("< ");
		if (head == null) {
			line.append("no response");
		}
		else {
			line.append(head.status()).append(" in ").append(head.after().toMillis()).append(" ms");
			append(line, head.headers(), head.body());
		}
		Throwable thrown = this.failure;
		if (thrown != null) {
			line.append(" | failed with ").append(thrown.getClass().getName());
		}
		return line.toString();
	}

	private void append(StringBuilder line, List<String> headers, @Nullable BodyExcerpt body) {
		headers.forEach((header) -> line.append(" | ").append(header));
		if (body != null) {
			String text = body.text(this.redaction.fields(), secrets());
			if (!text.isEmpty()) {
				line.append(" | body ").append(text);
			}
		}
	}

	private record Sent(String uri, List<String> headers, @Nullable BodyExcerpt body, Secrets secrets) {
	}

	private record Head(int status, Duration after, @Nullable String correlationId, List<String> headers,
			@Nullable BodyExcerpt body) {
	}

}
