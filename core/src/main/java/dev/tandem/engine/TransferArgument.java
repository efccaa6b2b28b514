package dev.tandem.engine;

import dev.tandem.TransferListener;
import dev.tandem.transfer.Transfer;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.HttpServiceArgumentResolver;

/**
 * Hands the listener of a call to the transport.
 */
final class TransferArgument implements HttpServiceArgumentResolver {

	@Override
	public boolean resolve(@Nullable Object argument, MethodParameter parameter, HttpRequestValues.Builder request) {
		if (!TransferListener.class.isAssignableFrom(parameter.getParameterType())) {
			return false;
		}
		if (argument != null) {
			request.addAttribute(Transfer.LISTENER, argument);
		}
		return true;
	}

}
