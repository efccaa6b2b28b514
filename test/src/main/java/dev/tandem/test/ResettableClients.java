package dev.tandem.test;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.tandem.ApiOperation;
import dev.tandem.observation.CallListener;
import dev.tandem.observation.CallWait;
import dev.tandem.observation.ClientInstrumentation;
import dev.tandem.observation.EndedCall;
import dev.tandem.resilience.ClientLimits;
import dev.tandem.settings.ClientSettings;
import org.jspecify.annotations.Nullable;
import reactor.netty.resources.ConnectionProvider;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Knows the limits of the clients, so that one test does not use up what the next one
 * needs: retries, tokens of a rate limit, a closed circuit. What measures the clients
 * stays as it is.
 */
final class ResettableClients implements ClientInstrumentation.Factory {

	private final Map<String, ClientLimits> limits = new ConcurrentHashMap<>();

	private final ObjectProvider<ClientInstrumentation.Factory> factories;

	ResettableClients(ObjectProvider<ClientInstrumentation.Factory> factories) {
		this.factories = factories;
	}

	@Override
	public ClientInstrumentation create(ClientSettings settings, ClientLimits ofClient) {
		this.limits.put(settings.name(), ofClient);
		return new Followed(this.factories.stream()
			.filter((factory) -> factory != this)
			.findFirst()
			.map((factory) -> factory.create(settings, ofClient))
			.orElse(null));
	}

	void reset() {
		for (ClientLimits ofClient : this.limits.values()) {
			if (ofClient.rate() != null) {
				ofClient.rate().reset();
			}
			if (ofClient.circuit() != null) {
				ofClient.circuit().reset();
			}
			if (ofClient.retries() != null) {
				ofClient.retries().reset();
			}
		}
	}

	/**
	 * Knows the limits of a client whose settings change, and leaves the rest to what
	 * measures it, if anything does.
	 */
	private final class Followed implements ClientInstrumentation {

		private final @Nullable ClientInstrumentation measuring;

		private final CallListener listener;

		private Followed(@Nullable ClientInstrumentation measuring) {
			this.measuring = measuring;
			this.listener = (measuring != null) ? measuring : new CallListener() {
			};
		}

		@Override
		public ConnectionProvider.MeterRegistrar pools() {
			return (this.measuring != null) ? this.measuring.pools() : (name, id, address, metrics) -> {
			};
		}

		@Override
		public void follow(ClientSettings settings, ClientLimits ofClient) {
			ResettableClients.this.limits.put(settings.name(), ofClient);
			if (this.measuring != null) {
				this.measuring.follow(settings, ofClient);
			}
		}

		@Override
		public void close() {
			if (this.measuring != null) {
				this.measuring.close();
			}
		}

		@Override
		public Context started(Context context) {
			return this.listener.started(context);
		}

		@Override
		public void waited(ApiOperation operation, CallWait wait, Duration time) {
			this.listener.waited(operation, wait, time);
		}

		@Override
		public void retried(ApiOperation operation, Throwable failure) {
			this.listener.retried(operation, failure);
		}

		@Override
		public void ended(EndedCall call, ContextView context) {
			this.listener.ended(call, context);
		}

	}

}
