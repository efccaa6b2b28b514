package dev.tandem.resilience;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds retries to a share of the calls of a client, so that an API that is down is not
 * buried under retries. Each call pays in its share of a retry, each retry takes one out,
 * as with the retry budgets of Finagle and gRPC. A small reserve lets a client that makes
 * few calls retry as well.
 */
public final class RetryBudget {

	private static final long RETRY = 1000;

	private static final long RESERVE = 10 * RETRY;

	private static final long LIMIT = 100 * RETRY;

	private final long deposit;

	private final AtomicLong balance = new AtomicLong(RESERVE);

	/**
	 * Create a budget.
	 * @param share retries as a share of calls, from 0 to 1
	 */
	public RetryBudget(double share) {
		this.deposit = Math.round(share * RETRY);
	}

	/**
	 * Pay in the share of a call.
	 */
	public void deposit() {
		this.balance.updateAndGet((balance) -> Math.min(LIMIT, balance + this.deposit));
	}

	/**
	 * Take a retry out.
	 * @return whether there was one
	 */
	public boolean withdraw() {
		long before = this.balance.getAndUpdate((balance) -> (balance >= RETRY) ? balance - RETRY : balance);
		return before >= RETRY;
	}

	/**
	 * Start over, with the reserve that a new budget has.
	 */
	public void reset() {
		this.balance.set(RESERVE);
	}

	/**
	 * Retries that may be made now.
	 * @return their number, with the parts that calls have paid in
	 */
	public double available() {
		return (double) this.balance.get() / RETRY;
	}

}
