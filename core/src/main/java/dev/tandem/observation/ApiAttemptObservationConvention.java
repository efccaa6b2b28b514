package dev.tandem.observation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.tandem.ApiOperation;
import dev.tandem.observation.ApiAttemptObservationDocumentation.HighCardinalityKeyNames;
import dev.tandem.observation.ApiAttemptObservationDocumentation.LowCardinalityKeyNames;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientRequestObservationContext;
import org.springframework.web.reactive.function.client.DefaultClientRequestObservationConvention;

/**
 * Spring's own convention for {@code http.client.requests}, which is observed once per
 * attempt, with the client and the operation that the request stands for, and a
 * {@code uri} that is the template without its query, so that its values do not multiply
 * with the parameters of a call. The span of an attempt that repeats another says how
 * many there were before it. Declare a bean of a subtype, or of any other
 * {@code ClientRequestObservationConvention}, to have other tags.
 */
public class ApiAttemptObservationConvention extends DefaultClientRequestObservationConvention {

	/**
	 * Request attribute that holds the operation.
	 */
	public static final String OPERATION = ApiOperation.class.getName();

	private static final String UNKNOWN = "UNKNOWN";

	private static final KeyValue SUCCESS = KeyValue.of(LowCardinalityKeyNames.OUTCOME, "SUCCESS");

	/**
	 * Most states that are remembered: a URI argument may have any host.
	 */
	private static final int MOST_STATES = 1_000;

	/**
	 * Most attempts are as another was before: for each operation there are few states
	 * that an attempt without a failure can be in.
	 */
	private final Map<State, KeyValues> withoutFailure = new ConcurrentHashMap<>();

	/**
	 * Whether key values can be shared: those of a subtype may depend on anything.
	 */
	private final boolean shares = getClass() == ApiAttemptObservationConvention.class;

	/**
	 * Create a convention.
	 * @param name name of the observation, such as {@code http.client.requests}
	 */
	public ApiAttemptObservationConvention(String name) {
		super(name);
	}

	/**
	 * In the order of their names, as {@code KeyValues} sorts them otherwise.
	 */
	@Override
	public KeyValues getLowCardinalityKeyValues(ClientRequestObservationContext context) {
		State state = (this.shares && context instanceof ApiAttemptObservationContext attempt) ? State.of(attempt)
				: null;
		if (state == null) {
			return keyValues(context);
		}
		KeyValues known = this.withoutFailure.get(state);
		if (known == null) {
			known = keyValues(context);
			if (this.withoutFailure.size() < MOST_STATES) {
				this.withoutFailure.put(state, known);
			}
		}
		return known;
	}

	private KeyValues keyValues(ClientRequestObservationContext context) {
		ApiOperation operation = operation(context);
		return KeyValues.of(
				KeyValue.of(LowCardinalityKeyNames.API_CLIENT,
						(operation != null) ? operation.client() : KeyValue.NONE_VALUE),
				KeyValue.of(LowCardinalityKeyNames.API_OPERATION,
						(operation != null) ? operation.name() : KeyValue.NONE_VALUE),
				clientName(context), exception(context), method(context), outcome(context), status(context),
				uri(context));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(ClientRequestObservationContext context) {
		KeyValues keyValues = (this.shares && context instanceof ApiAttemptObservationContext attempt)
				? attempt.address(super::getHighCardinalityKeyValues) : super.getHighCardinalityKeyValues(context);
		int earlier = earlierAttempts(context);
		return (earlier > 0)
				? keyValues.and(KeyValue.of(HighCardinalityKeyNames.RESEND_COUNT, Integer.toString(earlier)))
				: keyValues;
	}

	/**
	 * Attempts of the call before this one, counted when it starts: when it stops, the
	 * next may have begun.
	 */
	private static int earlierAttempts(ClientRequestObservationContext context) {
		if (context instanceof ApiAttemptObservationContext attempt) {
			return attempt.earlierAttempts();
		}
		return context
			.computeIfAbsent(EarlierAttempts.class, (key) -> new EarlierAttempts(EarlierAttempts.count(context)))
			.count();
	}

	@Override
	protected KeyValue uri(ClientRequestObservationContext context) {
		ApiOperation operation = operation(context);
		return (operation != null && !operation.uriTemplate().isEmpty())
				? KeyValue.of(LowCardinalityKeyNames.URI, operation.uriTemplate()) : super.uri(context);
	}

	@Override
	protected KeyValue status(ClientRequestObservationContext context) {
		HttpStatusCode status = knownStatus(context);
		return (status != null) ? KeyValue.of(LowCardinalityKeyNames.STATUS, String.valueOf(status.value()))
				: super.status(context);
	}

	@Override
	protected KeyValue outcome(ClientRequestObservationContext context) {
		HttpStatusCode status = knownStatus(context);
		if (status == null) {
			return super.outcome(context);
		}
		HttpStatus.Series series = HttpStatus.Series.resolve(status.value());
		if (series == HttpStatus.Series.SUCCESSFUL) {
			return SUCCESS;
		}
		return KeyValue.of(LowCardinalityKeyNames.OUTCOME,
				(status instanceof HttpStatus known) ? known.series().name() : UNKNOWN);
	}

	/**
	 * Status of a response, where it is known without making one.
	 */
	private static @Nullable HttpStatusCode knownStatus(ClientRequestObservationContext context) {
		return (context instanceof ApiAttemptObservationContext attempt && !attempt.isAborted()) ? attempt.status()
				: null;
	}

	private static @Nullable ApiOperation operation(ClientRequestObservationContext context) {
		if (context instanceof ApiAttemptObservationContext attempt) {
			return attempt.operation();
		}
		ClientRequest request = context.getRequest();
		return (request != null) ? (ApiOperation) request.attributes().get(OPERATION) : null;
	}

	/**
	 * What the tags of an attempt without a failure depend on.
	 */
	private record State(ApiOperation operation, HttpMethod method, @Nullable String host,
			@Nullable HttpStatusCode status, boolean aborted) {

		private static @Nullable State of(ApiAttemptObservationContext context) {
			ClientRequest request = context.getRequest();
			if (request == null || context.getError() != null || context.operation().uriTemplate().isEmpty()) {
				return null;
			}
			return new State(context.operation(), request.method(), request.url().getHost(), context.status(),
					context.isAborted());
		}

	}

}
