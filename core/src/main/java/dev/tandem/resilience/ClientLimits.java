package dev.tandem.resilience;

import java.util.Objects;

import dev.tandem.settings.ClientSettings;
import org.jspecify.annotations.Nullable;

/**
 * The limits of one client, which all its definitions share. One that is not configured
 * is {@code null}.
 *
 * @param concurrency bounds the calls that run at a time
 * @param rate bounds the attempts in a time
 * @param circuit keeps attempts from an API that fails too often
 * @param retries bounds retries to a share of the calls
 */
public record ClientLimits(@Nullable ConcurrencyLimit concurrency, @Nullable RateLimit rate, @Nullable Circuit circuit,
		@Nullable RetryBudget retries) {

	/**
	 * Make the limits of a client.
	 * @param settings settings of the client
	 * @param shared where its rate limit is kept, {@code null} for one of this instance
	 * @param clock the time
	 * @return the limits
	 */
	public static ClientLimits of(ClientSettings settings, @Nullable SharedBuckets shared, CallClock clock) {
		ClientSettings.Concurrency concurrency = settings.concurrency();
		ClientSettings.RateLimit rate = settings.rateLimit();
		ClientSettings.CircuitBreaker circuit = settings.circuitBreaker();
		return new ClientLimits(
				(concurrency != null) ? new ConcurrencyLimit(concurrency.maxCalls(), concurrency.maxWaiting()) : null,
				(rate != null) ? RateLimit.of(settings.name(), rate, shared, clock) : null,
				(circuit != null) ? new Circuit(settings.name(), circuit, clock) : null, retries(settings.retry()));
	}

	/**
	 * The limits of a client whose settings have changed. A limit whose settings are the
	 * same is taken over, with its permits and those that wait for them.
	 * @param settings settings of the client
	 * @param shared where its rate limit is kept, {@code null} for one of this instance
	 * @param before the settings that these limits were made of
	 * @param clock the time
	 * @return the limits
	 */
	public ClientLimits next(ClientSettings settings, @Nullable SharedBuckets shared, ClientSettings before,
			CallClock clock) {
		ClientLimits made = of(settings, shared, clock);
		return new ClientLimits(
				Objects.equals(settings.concurrency(), before.concurrency()) ? this.concurrency : made.concurrency,
				Objects.equals(settings.rateLimit(), before.rateLimit()) ? this.rate : made.rate,
				Objects.equals(settings.circuitBreaker(), before.circuitBreaker()) ? this.circuit : made.circuit,
				settings.retry().equals(before.retry()) ? this.retries : made.retries);
	}

	private static @Nullable RetryBudget retries(ClientSettings.Retry retry) {
		return (retry.maxAttempts() > 1 && retry.budget() != null) ? new RetryBudget(retry.budget()) : null;
	}

}
