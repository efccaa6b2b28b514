package dev.tandem.observation;

import java.util.function.Function;
import java.util.function.Supplier;

import dev.tandem.ApiOperation;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientRequestObservationContext;
import org.springframework.web.reactive.function.client.ClientResponse;

/**
 * Context of the observation of an attempt that is sent without a {@code WebClient}. It
 * shows what that of a {@code WebClient} shows; what takes a copy is made when somebody
 * asks for it.
 */
public final class ApiAttemptObservationContext extends ClientRequestObservationContext implements MeasuredContext {

	private final ApiOperation operation;

	private final SharedKeyValues keyValues = new SharedKeyValues();

	private final Supplier<@Nullable String> uriTemplate;

	private @Nullable HttpStatusCode status;

	private @Nullable Supplier<ClientResponse> response;

	private boolean aborted;

	private int earlierAttempts = -1;

	private @Nullable KeyValues address;

	private @Nullable Object measurement;

	/**
	 * Create a context.
	 * @param carrier adds headers to the request
	 * @param operation the operation that is called
	 * @param uriTemplate returns the template of its URI
	 */
	public ApiAttemptObservationContext(ClientRequest.Builder carrier, ApiOperation operation,
			Supplier<@Nullable String> uriTemplate) {
		super(carrier);
		this.operation = operation;
		this.uriTemplate = uriTemplate;
	}

	ApiOperation operation() {
		return this.operation;
	}

	@Override
	public @Nullable String getUriTemplate() {
		String set = super.getUriTemplate();
		return (set != null) ? set : this.uriTemplate.get();
	}

	/**
	 * Attempts of the call before this one when it started.
	 */
	int earlierAttempts() {
		if (this.earlierAttempts < 0) {
			this.earlierAttempts = EarlierAttempts.count(this);
		}
		return this.earlierAttempts;
	}

	/**
	 * The key values of the address, which does not change.
	 * @param made makes them
	 */
	KeyValues address(Function<ApiAttemptObservationContext, KeyValues> made) {
		KeyValues known = this.address;
		if (known == null) {
			known = made.apply(this);
			this.address = known;
		}
		return known;
	}

	/**
	 * The head of the response has come.
	 * @param received its status
	 * @param shown makes the response that is shown to observers
	 */
	public void respond(HttpStatusCode received, Supplier<ClientResponse> shown) {
		this.status = received;
		this.response = shown;
	}

	/**
	 * Status of the response, {@code null} without one.
	 */
	@Nullable HttpStatusCode status() {
		return this.status;
	}

	@Override
	public @Nullable ClientResponse getResponse() {
		if (super.getResponse() == null && this.response != null) {
			setResponse(this.response.get());
		}
		return super.getResponse();
	}

	/**
	 * The attempt was cancelled before its response came.
	 */
	public void abort() {
		this.aborted = true;
	}

	@Override
	public boolean isAborted() {
		return this.aborted;
	}

	@Override
	public Observation.Context addLowCardinalityKeyValues(KeyValues added) {
		return this.keyValues.replace(added) ? this : super.addLowCardinalityKeyValues(added);
	}

	@Override
	public Observation.Context addLowCardinalityKeyValue(KeyValue added) {
		this.keyValues.handOver().forEach(super::addLowCardinalityKeyValue);
		return super.addLowCardinalityKeyValue(added);
	}

	@Override
	public Observation.Context removeLowCardinalityKeyValue(String key) {
		this.keyValues.handOver().forEach(super::addLowCardinalityKeyValue);
		return super.removeLowCardinalityKeyValue(key);
	}

	@Override
	public KeyValues getLowCardinalityKeyValues() {
		KeyValues shared = this.keyValues.get();
		return (shared != null) ? shared : super.getLowCardinalityKeyValues();
	}

	@Override
	public @Nullable KeyValue getLowCardinalityKeyValue(String key) {
		return (this.keyValues.get() != null) ? this.keyValues.get(key) : super.getLowCardinalityKeyValue(key);
	}

	@Override
	public @Nullable Object measurement() {
		return this.measurement;
	}

	@Override
	public void measurement(Object made) {
		this.measurement = made;
	}

}
