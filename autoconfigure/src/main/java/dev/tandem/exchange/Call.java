package dev.tandem.exchange;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tandem.ApiOperation;
import dev.tandem.ApiTimeoutException;
import dev.tandem.CallOptions;
import dev.tandem.error.ErrorTypes;
import dev.tandem.transport.ReceivedBody;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

import org.springframework.core.io.Resource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.MultiValueMap;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.ReactiveHttpRequestValues;

/**
 * One call on its way through the pipeline.
 */
final class Call {

	private final OperationMetadata metadata;

	private final CallOptions options;

	private final boolean resendable;

	private final boolean keyed;

	private final long start = System.nanoTime();

	private final AtomicInteger attempts = new AtomicInteger();

	private final List<Throwable> earlierFailures = new ArrayList<>(0);

	private final ReceivedBody receivedBody = new ReceivedBody();

	private volatile boolean headArrived;

	private volatile Runnable onHead = () -> {
	};

	/**
	 * Begin a call.
	 * @param metadata its operation
	 * @param values its request
	 */
	Call(OperationMetadata metadata, HttpRequestValues values) {
		this.metadata = metadata;
		this.options = RequestOptions.of(values);
		this.resendable = isResendable(values);
		this.keyed = RequestOptions.isKeyed(values);
	}

	/**
	 * The body of a request may come from where it does not come a second time.
	 */
	private static boolean isResendable(HttpRequestValues values) {
		boolean published = values instanceof ReactiveHttpRequestValues reactive && reactive.getBodyPublisher() != null;
		return !published && isResendable(values.getBodyValue());
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

	ApiOperation operation() {
		return this.metadata.operation();
	}

	ErrorTypes errorTypes() {
		return this.metadata.errorTypes();
	}

	/**
	 * The deadline of the call, set where it is nearest.
	 * @param clientTimeout the deadline that the client sets
	 */
	Duration timeout(Duration clientTimeout) {
		Duration own = this.options.timeout();
		return (own != null) ? own : Objects.requireNonNullElse(this.metadata.timeout(), clientTimeout);
	}

	/**
	 * What has set the deadline of the call.
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
	 * @param clientTimeout the deadline that the client sets
	 */
	ApiTimeoutException deadlinePassed(Duration clientTimeout) {
		return new ApiTimeoutException(operation(), attempts(), elapsed(), ApiTimeoutException.Deadline.CALL,
				timeout(clientTimeout), timeoutSetBy(), null);
	}

	boolean endless() {
		return this.metadata.endless();
	}

	boolean streamed() {
		return this.metadata.streamed();
	}

	boolean wantsValidAnswer() {
		return this.metadata.validAnswer();
	}

	/**
	 * Whether the request can be sent again as it was.
	 */
	boolean isResendable() {
		return this.resendable;
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
		this.onHead.run();
	}

	/**
	 * What has come of the body of the last answer.
	 */
	ReceivedBody receivedBody() {
		return this.receivedBody;
	}

	/**
	 * Status of the last answer.
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
	 * How often the request was tried until now: 0 while the call waits for its turn.
	 */
	int attempts() {
		return this.attempts.get();
	}

	void repeatAfter(Throwable failure) {
		this.earlierFailures.add(failure);
	}

	Throwable finalFailure(Throwable failure) {
		List<Throwable> known = List.of(failure.getSuppressed());
		this.earlierFailures.stream().filter((earlier) -> !known.contains(earlier)).forEach(failure::addSuppressed);
		return failure;
	}

	Duration elapsed() {
		return Duration.ofNanos(System.nanoTime() - this.start);
	}

	/**
	 * What is left of the deadline.
	 * @param clientTimeout the deadline that the client sets
	 * @return the time, not negative
	 */
	Duration remaining(Duration clientTimeout) {
		Duration remaining = timeout(clientTimeout).minus(elapsed());
		return remaining.isNegative() ? Duration.ZERO : remaining;
	}

}
