package dev.tandem.test;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import dev.tandem.observation.CallOutcome;
import org.assertj.core.api.AbstractObjectAssert;

import org.springframework.http.HttpStatusCode;

/**
 * Assertions on one call. What is said of headers must hold for each request of the call.
 */
public final class SentCallAssert extends AbstractObjectAssert<SentCallAssert, SentCall> {

	SentCallAssert(SentCall call) {
		super(call, SentCallAssert.class);
	}

	/**
	 * Verify the operation that was called.
	 * @param operation definition and method, such as {@code TodoApi#get}
	 * @return this
	 */
	public SentCallAssert hasOperation(String operation) {
		return verify("operation", operation, this.actual.operation().name());
	}

	/**
	 * Verify how often the request was sent.
	 * @param attempts number of attempts, 0 for a call that was not sent
	 * @return this
	 */
	public SentCallAssert hasAttempts(int attempts) {
		return verify("attempts", attempts, this.actual.attempts());
	}

	/**
	 * Verify what became of the call.
	 * @param outcome the outcome
	 * @return this
	 */
	public SentCallAssert hasOutcome(CallOutcome outcome) {
		return verify("outcome", outcome, this.actual.outcome());
	}

	/**
	 * Verify the status of the last response.
	 * @param status the status
	 * @return this
	 */
	public SentCallAssert hasStatus(int status) {
		HttpStatusCode received = this.actual.status();
		return verify("status", status, (received != null) ? received.value() : "none");
	}

	/**
	 * Verify that the call failed with an exception of a type.
	 * @param type the type
	 * @return this
	 */
	public SentCallAssert hasFailure(Class<? extends Throwable> type) {
		if (!type.isInstance(this.actual.failure())) {
			fail("failure", type.getName(), String.valueOf(this.actual.failure()));
		}
		return this;
	}

	/**
	 * Verify method, path and query of each request. Parameters that the client adds by
	 * its settings, such as its key, are not part of it.
	 * @param request such as {@code GET /todo/7?view=full}
	 * @return this
	 */
	public SentCallAssert hasRequest(String request) {
		return each((sent) -> verify("request", request, sent.method() + " " + sent.uri()));
	}

	/**
	 * Verify that each request has a header, whatever its value.
	 * @param name name of the header, in any case
	 * @return this
	 */
	public SentCallAssert hasHeader(String name) {
		return each((sent) -> {
			if (!sent.headers().containsKey(name)) {
				fail("header " + name, "present", "absent");
			}
		});
	}

	/**
	 * Verify the value of a header of each request. Keys, credentials and cookies have
	 * the value {@code [redacted]}.
	 * @param name name of the header, in any case
	 * @param values its values, in order
	 * @return this
	 */
	public SentCallAssert hasHeader(String name, String... values) {
		return each((sent) -> verify("header " + name, List.of(values),
				Objects.requireNonNullElse(sent.headers().get(name), List.of())));
	}

	/**
	 * Verify that no request has a header.
	 * @param name name of the header, in any case
	 * @return this
	 */
	public SentCallAssert doesNotHaveHeader(String name) {
		return each((sent) -> {
			if (sent.headers().containsKey(name)) {
				fail("header " + name, "absent", String.valueOf(sent.headers().get(name)));
			}
		});
	}

	private SentCallAssert each(Consumer<SentRequest> check) {
		isNotNull();
		if (this.actual.requests().isEmpty()) {
			throw failure("Expected a request, but none was sent:%n%s", this.actual);
		}
		this.actual.requests().forEach(check);
		return this;
	}

	private SentCallAssert verify(String what, Object expected, Object found) {
		if (!expected.equals(found)) {
			fail(what, expected, found);
		}
		return this;
	}

	private void fail(String what, Object expected, Object found) {
		throw failureWithActualExpected(found, expected, "%nExpected %s: %s%n but was: %s%nin call:%n%s", what,
				expected, found, this.actual);
	}

}
