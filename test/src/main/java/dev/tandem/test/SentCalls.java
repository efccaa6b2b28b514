package dev.tandem.test;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.assertj.core.api.AssertProvider;

/**
 * The calls that clients made in this test and that have ended, in the order of their
 * ends: a bean of each test that has a {@link StubbedClient @StubbedClient}.
 * <pre class="code">
 * assertThat(this.calls).single()
 *     .hasOperation("TodoApi#get")
 *     .hasAttempts(3)
 *     .hasHeader("X-Org", "o1");
 * </pre>
 */
public final class SentCalls implements AssertProvider<SentCallsAssert> {

	private final List<SentCall> calls = new CopyOnWriteArrayList<>();

	SentCalls() {
	}

	void add(SentCall call) {
		this.calls.add(call);
	}

	void reset() {
		this.calls.clear();
	}

	/**
	 * All calls.
	 * @return the calls
	 */
	public List<SentCall> all() {
		return List.copyOf(this.calls);
	}

	/**
	 * For AssertJ.
	 * @return assertions on these calls
	 * @deprecated use {@code assertThat(calls)}
	 */
	@Deprecated
	@Override
	public SentCallsAssert assertThat() {
		return new SentCallsAssert(all());
	}

}
