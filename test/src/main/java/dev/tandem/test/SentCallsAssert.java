package dev.tandem.test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.assertj.core.api.AbstractListAssert;

/**
 * Assertions on the calls of a test.
 */
public final class SentCallsAssert
		extends AbstractListAssert<SentCallsAssert, List<? extends SentCall>, SentCall, SentCallAssert> {

	SentCallsAssert(List<? extends SentCall> calls) {
		super(calls, SentCallsAssert.class);
	}

	/**
	 * Look at the calls of one operation only.
	 * @param operation definition and method, such as {@code TodoApi#get}
	 * @return assertions on those calls
	 */
	public SentCallsAssert of(String operation) {
		return newAbstractIterableAssert(
				this.actual.stream().filter((call) -> call.operation().name().equals(operation)).toList())
			.as("calls of %s, of\n%s", operation, shown(this.actual));
	}

	/**
	 * Verify that there is one call.
	 * @return assertions on that call
	 */
	public SentCallAssert single() {
		if (this.actual.size() != 1) {
			throw failure("Expected one call, but there are %d:%n%s", this.actual.size(), shown(this.actual));
		}
		return toAssert(this.actual.get(0), "call");
	}

	private static String shown(List<? extends SentCall> calls) {
		return calls.stream().map(SentCall::toString).collect(Collectors.joining("\n"));
	}

	@Override
	protected SentCallAssert toAssert(SentCall value, String description) {
		return new SentCallAssert(value).as(description);
	}

	@Override
	protected SentCallsAssert newAbstractIterableAssert(Iterable<? extends SentCall> calls) {
		List<SentCall> list = new ArrayList<>();
		calls.forEach(list::add);
		return new SentCallsAssert(list);
	}

}
