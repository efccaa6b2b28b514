package dev.tandem.engine;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.tandem.ApiOperation;
import dev.tandem.ApiRejectedException;
import dev.tandem.ApiTimeoutException;
import dev.tandem.CallOptions;
import dev.tandem.codec.EventMarks;
import dev.tandem.error.ErrorTypes;
import dev.tandem.failure.Failures;
import dev.tandem.resilience.CallClock;
import dev.tandem.settings.DurationLimits;
import dev.tandem.transport.ReceivedBody;
import dev.tandem.transport.RedirectNote;
import dev.tandem.transport.SentKey;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

import org.springframework.core.io.Resource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.ReactorHttpExchangeAdapter;

/**
 * One call on its way through the pipeline.
 */
final class Call {

	private final OperationMetadata metadata;

	private final CallOptions options;

	private final boolean resendable;

	private final boolean keyed;

	private final boolean addressed;

	private final @Nullable Throwable refusal;

	private final Duration timeout;

	private final CallClock clock;

	private final long start;

	private final @Nullable ReactorHttpExchangeAdapter exchange;

	private final AtomicInteger attempts = new AtomicInteger();

	/**
	 * Attempts that no server has processed, and that were made once more.
	 */
	private int unprocessed;

	/**
	 * Replaced with each attempt, since a deadline looks at it from another thread.
	 */
	private volatile List<Throwable> earlierFailures = List.of();

	private final ReceivedBody receivedBody = new ReceivedBody();

	private final SentKey sentKey = new SentKey();

	private @Nullable RedirectNote redirects;

	private volatile boolean headArrived;

	private volatile boolean hasElements;

	private volatile @Nullable Runnable onHead;

	/**
	 * Begin a call.
	 * @param metadata its operation
	 * @param values its request
	 * @param clientTimeout the deadline that the client sets
	 * @param exchange makes the attempts, {@code null} if none is made
	 * @param clock the time that the call goes by
	 */
	Call(OperationMetadata metadata, HttpRequestValues values, Duration clientTimeout,
			@Nullable ReactorHttpExchangeAdapter exchange, CallClock clock) {
		this.clock = clock;
		this.start = clock.nanoTime();
		this.metadata = metadata;
		this.exchange = exchange;
		this.options = RequestOptions.of(values);
		this.timeout = timeout(clientTimeout);
		this.resendable = isResendable(values);
		this.keyed = RequestOptions.isKeyed(values);
		this.addressed = values.getUri() != null || values.getUriBuilderFactory() != null;
		this.refusal = RequestCheck.refusal(values, metadata.operation());
	}

	/**
	 * The body of a request may come from where it does not come a second time.
	 */
	private static boolean isResendable(HttpRequestValues values) {
		return !RequestCheck.isPublished(values) && isResendable(values.getBodyValue());
	}

	private static boolean isResendable(@Nullable Object body) {
		if (body instanceof MultiValueMap<?, ?> parts) {
			return parts.values().stream().flatMap(List::stream).allMatch(Call::isResendable);
		}
		if (body instanceof HttpEntity<?> part) {
			return isResendable(part.getBody());
		}
		return !(body instanceof Publisher || (body instanceof Resource resource && resource.isOpen()));
	}

	/**
	 * Makes the attempts of the call.
	 */
	ReactorHttpExchangeAdapter exchange() {
		return Objects.requireNonNull(this.exchange);
	}

	/**
	 * The time that the call goes by.
	 */
	CallClock clock() {
		return this.clock;
	}

	ApiOperation operation() {
		return this.metadata.operation();
	}

	ErrorTypes errorTypes() {
		return this.metadata.errorTypes();
	}

	/**
	 * Why the request cannot be sent, {@code null} if it can.
	 */
	@Nullable Throwable refusal() {
		return this.refusal;
	}

	/**
	 * The deadline is set where it is nearest.
	 */
	private Duration timeout(Duration clientTimeout) {
		Duration own = this.options.timeout();
		if (own != null) {
			return (own.compareTo(DurationLimits.LONGEST) > 0) ? DurationLimits.LONGEST : own;
		}
		return Objects.requireNonNullElse(this.metadata.timeout(), clientTimeout);
	}

	/**
	 * The option, annotation or property that sets the deadline.
	 */
	String timeoutSetBy() {
		if (this.options.timeout() != null) {
			return "CallOptions.withTimeout";
		}
		return (this.metadata.timeout() != null) ? "@CallTimeout"
				: "tandem.clients." + operation().client() + ".timeouts.call";
	}

	/**
	 * The failure of a call whose deadline has passed.
	 */
	Throwable deadlinePassed() {
		return finalFailure(waitsForKey() ? noKey() : new ApiTimeoutException(operation(), attempts(), elapsed(),
				ApiTimeoutException.Deadline.CALL, this.timeout, timeoutSetBy(), null));
	}

	/**
	 * The supplier has the same limit, so that either may pass first.
	 */
	private ApiRejectedException noKey() {
		return new ApiRejectedException(operation(), this.earlierFailures.size(), elapsed(),
				ApiRejectedException.Reason.NO_KEY,
				"no key is available: tandem.clients.%s.api-key.supplier has not supplied one in %d ms (%s)"
					.formatted(operation().client(), this.timeout.toMillis(), timeoutSetBy()),
				null);
	}

	/**
	 * The key that was sent with the last request.
	 */
	SentKey sentKey() {
		return this.sentKey;
	}

	/**
	 * Whether an attempt waits for the key of the client, so that it is not sent.
	 */
	boolean waitsForKey() {
		return this.sentKey.isAwaited();
	}

	boolean unbounded() {
		return this.metadata.unbounded();
	}

	boolean streamed() {
		return this.metadata.streamed();
	}

	/**
	 * Whether a stream may consist of content of this type.
	 */
	boolean mayStream(MediaType contentType) {
		Predicate<MediaType> types = this.metadata.streamTypes();
		return types == null || types.test(contentType);
	}

	/**
	 * What ends the events of a stream.
	 */
	EventMarks eventMarks() {
		return this.metadata.eventMarks();
	}

	boolean wantsValidResponse() {
		return this.metadata.validResponse();
	}

	/**
	 * Whether the request can be sent again as it was.
	 */
	boolean isResendable() {
		return this.resendable;
	}

	/**
	 * Whether the caller says which server is called.
	 */
	boolean isAddressed() {
		return this.addressed;
	}

	/**
	 * Whether the request may be sent again after a failure that leaves open whether it
	 * had its effect.
	 */
	boolean isRepeatable() {
		return this.resendable && this.options.retry() && (this.keyed || this.metadata.idempotent());
	}

	/**
	 * Whether the head of a response has come.
	 */
	boolean headArrived() {
		return this.headArrived;
	}

	void arriveHead() {
		this.headArrived = true;
		Runnable action = this.onHead;
		if (action != null) {
			action.run();
		}
	}

	/**
	 * Whether the caller has elements of the response already.
	 */
	boolean hasElements() {
		return this.hasElements;
	}

	void arriveElement() {
		if (!this.hasElements) {
			this.hasElements = true;
		}
	}

	/**
	 * Received part of the body of the last response.
	 */
	ReceivedBody receivedBody() {
		return this.receivedBody;
	}

	/**
	 * Keep what the call and its transport report to each other about redirects.
	 */
	void note(@Nullable RedirectNote redirects) {
		this.redirects = redirects;
	}

	/**
	 * Whether the request may be sent again after a failure that says that a request was
	 * not processed: after a redirect, that is not the request of the call.
	 */
	boolean mayBeUnprocessed() {
		RedirectNote note = this.redirects;
		return note == null || !note.isFollowed() || isRepeatable();
	}

	/**
	 * Status of the last response.
	 */
	@Nullable HttpStatusCode status() {
		return this.receivedBody.status();
	}

	/**
	 * Do something when the head of a response comes.
	 */
	void onHead(Runnable action) {
		this.onHead = action;
	}

	void beginAttempt() {
		this.attempts.incrementAndGet();
	}

	/**
	 * Number of attempts so far, 0 while the call waits for admission.
	 */
	int attempts() {
		return this.attempts.get();
	}

	/**
	 * Number of attempts so far but for those that no server has processed.
	 */
	int processedAttempts() {
		return attempts() - this.unprocessed;
	}

	/**
	 * An attempt was sent and failed, which may not be the end of the call.
	 */
	void keepFailure(Throwable failure) {
		this.earlierFailures = Stream.concat(this.earlierFailures.stream(), Stream.of(failure)).toList();
	}

	/**
	 * Keep the failure of an attempt that no server has processed, and that is made once
	 * more.
	 */
	void keepUnprocessed(Throwable failure) {
		this.unprocessed++;
		keepFailure(failure);
	}

	/**
	 * What the caller sees after the last attempt: its failure, with those of the
	 * attempts before. A rejection says that nothing was sent, so it only goes with the
	 * failure of an attempt that was.
	 */
	Throwable finalFailure(Throwable failure) {
		List<Throwable> earlier = this.earlierFailures;
		Throwable shown = (failure instanceof ApiRejectedException && !earlier.isEmpty())
				? earlier.get(earlier.size() - 1) : failure;
		earlier.forEach((known) -> Failures.suppress(shown, known));
		return Failures.suppress(shown, failure);
	}

	Duration elapsed() {
		return Duration.ofNanos(this.clock.nanoTime() - this.start);
	}

	/**
	 * Time remaining until the deadline.
	 * @return the time, not negative
	 */
	Duration remaining() {
		Duration remaining = this.timeout.minus(elapsed());
		return remaining.isNegative() ? Duration.ZERO : remaining;
	}

}
