package dev.tandem.actuate;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.observation.CallOutcome;
import dev.tandem.transport.PoolState;
import org.jspecify.annotations.Nullable;

/**
 * A client in the response of the endpoint.
 *
 * @param baseUrl its base URL, or those of its servers
 * @param generation what has brought its settings, and when
 * @param definitions its definitions
 * @param settings its settings in effect by their keys
 * @param pools its connection pools, one per remote host and configuration
 * @param limits its limits
 * @param calls what became of its calls
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApiClientDescriptor(@Nullable Object baseUrl, RegisteredClient.Generation generation,
		List<DefinitionDescriptor> definitions, Map<String, Setting> settings, List<PoolState> pools, Limits limits,
		Calls calls) {

	/**
	 * A setting.
	 *
	 * @param value the value, masked where it is secret or not to be shown
	 * @param source who set it: {@code client}, {@code defaults}, {@code spring},
	 * {@code bean} or {@code default}
	 * @param property full name of the property, {@code null} for none
	 * @param propertySource where the property is set
	 * @param origin the place in it, such as a line in a file, where that is known
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record Setting(@Nullable Object value, String source, @Nullable String property,
			@Nullable String propertySource, @Nullable String origin) {
	}

	/**
	 * The limits. Those that are not configured are {@code null}.
	 *
	 * @param concurrency calls at a time
	 * @param rateLimit attempts in a time
	 * @param circuitBreaker whether attempts are sent
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record Limits(@Nullable Concurrency concurrency, @Nullable RateLimit rateLimit,
			@Nullable CircuitBreaker circuitBreaker) {
	}

	/**
	 * Calls at a time.
	 *
	 * @param inUse calls that run
	 * @param waiting calls that wait for a permit
	 * @param maxCalls calls that run at most
	 * @param maxWaiting calls that may wait at most
	 */
	public record Concurrency(int inUse, int waiting, int maxCalls, int maxWaiting) {
	}

	/**
	 * Attempts in a time.
	 *
	 * @param waiting attempts that wait for a permit
	 */
	public record RateLimit(int waiting) {
	}

	/**
	 * Whether attempts are sent.
	 *
	 * @param state {@code closed}, {@code open} or {@code half-open}
	 */
	public record CircuitBreaker(String state) {
	}

	/**
	 * What became of calls.
	 *
	 * @param since when the counts began
	 * @param outcomes number of calls by what became of them, as {@code tandem.calls}
	 * tags them; without those that did not occur
	 * @param lastFailure the last call that failed, {@code null} for none
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record Calls(Instant since, Map<CallOutcome, Long> outcomes, @Nullable LastFailure lastFailure) {
	}

	/**
	 * A call that failed.
	 *
	 * @param time when it failed
	 * @param operation definition and method
	 * @param outcome what became of it
	 * @param exception name of the type of its exception
	 * @param message message of the exception, {@code null} where the exception is not
	 * one of Tandem, since others may hold secrets
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record LastFailure(Instant time, String operation, CallOutcome outcome, String exception,
			@Nullable String message) {
	}

}
