package dev.tandem.engine;

import dev.tandem.ApiRejectedException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Refuses the calls of a client that has begun without a base URL, until it gets one.
 */
final class ConfigurationAdmission implements CallPolicy {

	@Override
	public CallStep begin(Call call) {
		return new CallStep() {

			@Override
			@Nullable Mono<?> enter() {
				return Mono.error(new ApiRejectedException(call.operation(), 0, call.elapsed(),
						ApiRejectedException.Reason.NOT_CONFIGURED,
						"the client waits for tandem.clients.%s.base-url, which is not set yet"
							.formatted(call.operation().client()),
						null));
			}

		};
	}

}
